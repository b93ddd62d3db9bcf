import { goTo } from "../../core/commands/go/going.ts";
import { nextTask, tasks } from "../../core/guidance.ts";
import { MAP } from "../../core/ids.ts";
import type { Cursor } from "../../core/session/seen.ts";
import { useDocument, useFrame, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { elementAt } from "../map/spots.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./NextTask.module.css";

/** What to fill in next, in the order of the framework, and how far one has come. */
export function NextTask() {
  const session = useSession();
  const document = useDocument();
  const frame = useFrame();
  const { t } = useT();
  const go = (spot: Cursor) => {
    session.run(goTo, spot);
    const map = window.document.querySelector<HTMLElement>("[role=grid]");
    const cell = map === null ? undefined : elementAt(map, spot);
    cell?.scrollIntoView({ block: "center", inline: "center" });
    cell?.focus({ preventScroll: true });
  };
  const all = tasks(document, session.lens, frame);
  if (all.length === 0) return null;
  const next = nextTask(document, session.lens, frame);
  const done = all.filter((task) => task.done >= task.of).length;
  return (
    <section className={styles.next} aria-label={t("guidance.next")}>
      <h3 className={styles.heading}>{t("guidance.next")}</h3>
      <progress
        className={styles.bar}
        max={all.length}
        value={done}
        aria-label={t("guidance.progress", { done, all: all.length })}
      />
      {next === undefined && <p className={styles.words}>{t("guidance.done")}</p>}
      {next !== undefined && (
        <>
          <p className={styles.title} dir="auto">
            {next.placeTitle === "" ? next.title : t("map.cell", { lane: next.title, place: next.placeTitle })}
          </p>
          {next.prompt !== "" && (
            <p className={styles.words} dir="auto">
              {next.prompt}
            </p>
          )}
          <div className={styles.foot}>
            <Button
              look="primary"
              size="s"
              icon="arrow-right"
              onPress={() => go({ row: next.slot, column: next.place ?? MAP })}
            >
              {t("guidance.next.open")}
            </Button>
            <span className={styles.count}>{t("guidance.count", { done: next.done, of: next.of })}</span>
          </div>
        </>
      )}
    </section>
  );
}
