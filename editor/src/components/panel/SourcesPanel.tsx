import { COMMANDS } from "../../core/commands/table.ts";
import { MAP } from "../../core/ids.ts";
import { useDocument, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Row } from "./Row.tsx";
import styles from "./SidePanel.module.css";

/** What the map rests on, and how much of it rests on each source. */
export function SourcesPanel() {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const sources = document.on(MAP, "source");
  const cards = document.of("card");
  const tied = new Set(cards.filter(({ id }) => document.links(id, "evidence").length > 0).map(({ id }) => id));
  const count = (source: string) =>
    cards.filter(({ id }) => document.links(id, "evidence").some(({ to }) => to === source)).length;
  const add = (
    <Button icon="plus" onPress={() => session.run(COMMANDS["source.add"], {})}>
      {t("command.source.add")}
    </Button>
  );
  if (sources.length === 0) {
    return (
      <EmptyState icon="microscope" title={t("sources.none")} action={add}>
        {t("sources.none.hint")}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.quiet}>{t("sources.share", { tied: tied.size, all: cards.length })}</p>
      <ul className={styles.list}>
        {sources.map(({ id, title, type, date }) => (
          <Row
            key={id}
            title={title}
            words={[type === "" ? "" : t(`source.${type}`), date, t("sources.cards", { n: count(id) })]
              .filter(Boolean)
              .join(" · ")}
            open={() => session.look({ selection: [id], panel: "details" })}
          />
        ))}
      </ul>
      <div className={styles.actions}>{add}</div>
    </>
  );
}
