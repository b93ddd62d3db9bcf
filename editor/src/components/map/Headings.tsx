import { memo } from "react";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { AddStage } from "./AddStage.tsx";
import { useGeometry } from "./geometry.ts";
import styles from "./Headings.module.css";
import { StageHeading } from "./StageHeading.tsx";
import { StepHeading } from "./StepHeading.tsx";

/** What stays in sight above the lanes: the stages and, below them, their steps. */
export const Headings = memo(function Headings() {
  const { t } = useT();
  const { columns, frame } = useGeometry();
  const by = useSession().framework.columns;
  const hasSteps = by !== "stages" && frame.columns.length > 0;
  return (
    <div className={styles.headings} role="rowgroup">
      <div className={styles.row} role="row" aria-rowindex={1}>
        <div className={styles.corner} role="columnheader" aria-colindex={1}>
          <span className="for-screen-readers">{t("map.lanes")}</span>
        </div>
        <div className={styles.stages} role="presentation">
          {columns.runs.map((run) => {
            const group = frame.groups[run.group];
            return group && <StageHeading key={group.id} run={run} group={group} />;
          })}
          <AddStage />
        </div>
      </div>
      {hasSteps && (
        <div className={styles.row} role="row" aria-rowindex={2}>
          <div className={styles.corner} role="columnheader" aria-colindex={1}>
            <span className="for-screen-readers">{t("map.steps")}</span>
          </div>
          <div className={styles.steps} role="presentation">
            {columns.columns.map(({ place, group }, n) => (
              <StepHeading
                key={place || group}
                place={place}
                column={n}
                stage={columns.runs[columns.runOf[n] ?? 0]?.group ?? 0}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
});
