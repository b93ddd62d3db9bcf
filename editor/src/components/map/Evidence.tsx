import { memo } from "react";
import type { RecordId } from "../../core/ids.ts";
import type { Session } from "../../core/session/session.ts";
import { useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./Card.module.css";
import { useGeometry } from "./geometry.ts";

interface Props {
  readonly id: RecordId;
}

/** The numbers of the sources that a card rests on. */
export const Evidence = memo(function Evidence({ id }: Props) {
  const { t } = useT();
  const { sources } = useGeometry();
  const said = useTopic(`in ${id}`, (session) => restsOn(session, id, sources));
  if (said === "") return null;
  return (
    <sup className={styles.evidence} title={t("map.evidence", { sources: said })}>
      <span className="for-screen-readers">{t("map.evidence", { sources: said })}</span>
      <span aria-hidden="true">{said}</span>
    </sup>
  );
});

function restsOn({ document }: Session, id: RecordId, sources: ReadonlyMap<RecordId, number>): string {
  const numbers = document
    .links(id, "evidence")
    .flatMap(({ to }) => [...sources].find(([source]) => source === to)?.[1] ?? []);
  return numbers.sort((a, b) => a - b).join(",");
}
