import { promptAt } from "../../core/guidance.ts";
import { useFrame, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./NextTask.module.css";

/** What the framework says of the lane that the keyboard is in: what to ask oneself here. */
export function LaneHelp() {
  const session = useSession();
  const frame = useFrame();
  const { t } = useT();
  const cursor = useSeen((seen) => seen.cursor);
  const slot = frame.rows.find(({ id }) => id === cursor?.row);
  if (slot === undefined || cursor === undefined) return null;
  const place = cursor.column === "lane" ? undefined : cursor.column;
  const prompt = promptAt(session.document, session.lens, slot, place);
  if (prompt === "" && slot.hint === "") return null;
  return (
    <section className={styles.here} aria-live="polite">
      <h3 className={styles.heading}>{t("guidance.here", { lane: slot.title })}</h3>
      <p className={styles.words} dir="auto">
        {prompt || slot.hint}
      </p>
    </section>
  );
}
