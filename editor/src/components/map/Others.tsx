import { memo } from "react";
import type { RecordId } from "../../core/ids.ts";
import { useOthersAt } from "../../hooks/attention.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./Others.module.css";

interface Props {
  readonly id: RecordId;
}

/** A ring in the colour of whoever else is on a card, and their name while they type. */
export const Others = memo(function Others({ id }: Props) {
  const { t } = useT();
  const others = useOthersAt(id);
  const [first] = others;
  if (first === undefined) return null;
  const typist = others.find(({ typing }) => typing === id) ?? first;
  const words = t(typist.typing === id ? "map.typing" : "map.present", { name: typist.name });
  return (
    <span className={styles.ring} style={{ "--whose": `var(--persona-${typist.colour})` }} title={words}>
      <span className={styles.name} data-typing={typist.typing === id || undefined}>
        <bdi>{typist.name}</bdi>
        {others.length > 1 && ` +${others.length - 1}`}
      </span>
    </span>
  );
});
