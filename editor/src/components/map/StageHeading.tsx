import { type KeyboardEvent, memo } from "react";
import { lineOf, type Run } from "../../core/grid/columns.ts";
import type { RecordId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import type { Group } from "../../core/view.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { AddStep } from "./AddStep.tsx";
import { ColumnPull, setWidth } from "./ColumnPull.tsx";
import { useGeometry } from "./geometry.ts";
import { stepOf } from "./Pull.tsx";
import styles from "./StageHeading.module.css";
import { useIsSelected, useSpot } from "./useSpot.ts";
import { Words } from "./Words.tsx";

interface Props {
  readonly run: Run;
  readonly group: Group;
}

/** The heading over the columns of one stage, or of a role that several stages share. */
export const StageHeading = memo(function StageHeading({ run, group }: Props) {
  const { t } = useT();
  const session = useSession();
  const { columns } = useGeometry();
  const own = group.stages.find((stage) => stage === group.id);
  const spot = useSpot("#stages", own ?? "");
  const isSelected = useIsSelected(own ?? "");
  const byStages = session.framework.columns === "stages";
  const onKeyDown = (event: KeyboardEvent) => {
    const by = stepOf(event);
    if (by === 0 || !byStages || own === undefined || event.target !== event.currentTarget) return;
    setWidth(session, own, (columns.columns[run.first]?.width ?? 1) + by / 4);
    event.preventDefault();
  };
  const style = { gridColumn: `${lineOf(columns, run.first)} / ${lineOf(columns, run.last) + 1}` };
  return (
    <div
      className={styles.heading}
      style={style}
      role="columnheader"
      aria-colindex={run.first + 2}
      aria-colspan={run.last - run.first + 1}
      data-stage={(run.group % 6) + 1}
      {...(own === undefined ? {} : { ...spot, "data-selected": isSelected, "data-record": own })}
      onKeyDown={onKeyDown}
    >
      <div className={styles.inner}>
        <span className={styles.number} aria-hidden="true">
          {run.group + 1}
        </span>
        {own === undefined ? (
          <span dir="auto" className={styles.title}>
            {group.title}
          </span>
        ) : (
          <Title id={own} />
        )}
      </div>
      {group.duration !== "" && (
        <span className={styles.duration}>
          <Icon name="clock" size={12} />
          <span className="for-screen-readers">{t("map.duration")}</span>
          <span dir="auto">{group.duration}</span>
        </span>
      )}
      {own !== undefined && session.framework.columns === "steps" && <AddStep stage={own} />}
      {own !== undefined && byStages && <ColumnPull place={own} column={run.first} />}
    </div>
  );
});

function Title({ id }: { readonly id: RecordId }) {
  const { t } = useT();
  const title = useTopic(id, (session) => {
    const stage = session.record(id);
    return isA(stage, "stage") ? stage.title : "";
  });
  return <Words id={id} field="title" text={title} className={styles.title} label={t("map.stage-title")} oneLine />;
}
