import { type KeyboardEvent, memo } from "react";
import { lineOf } from "../../core/grid/columns.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { isA, type RecordOf } from "../../core/records.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ColumnPull, setWidth } from "./ColumnPull.tsx";
import { useGeometry } from "./geometry.ts";
import { stepOf } from "./Pull.tsx";
import styles from "./StepHeading.module.css";
import { useIsSelected, useSpot } from "./useSpot.ts";
import { Words } from "./Words.tsx";

interface Props {
  readonly place: RecordId | "";
  readonly column: number;
  /** Which heading it stands below, from 0. */
  readonly stage: number;
}

/** The title of a step above its column; of a stage, where the heading above it is a role. */
export const StepHeading = memo(function StepHeading({ place, column, stage }: Props) {
  const session = useSession();
  const { columns } = useGeometry();
  const isStep = useTopic(place || MAP, ({ document }) => place !== "" && document.get(place)?.record === "step");
  const isHeading = place !== "" && (isStep || session.framework.columns === "roles");
  const { tabIndex, ...spot } = useSpot(isStep ? "#steps" : "#stages", place);
  const isSelected = useIsSelected(place);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = stepOf(event);
    if (by === 0 || place === "" || event.target !== event.currentTarget) return;
    setWidth(session, place, (columns.columns[column]?.width ?? 1) + by / 4);
    event.preventDefault();
  };
  return (
    <div
      className={styles.heading}
      style={{ gridColumn: lineOf(columns, column) }}
      {...(place === "" ? { role: "presentation" } : { role: "columnheader", "aria-colindex": column + 2 })}
      data-stage={(stage % 6) + 1}
      tabIndex={isHeading ? tabIndex : undefined}
      {...(isHeading ? { ...spot, "data-selected": isSelected, "data-record": place } : {})}
      onKeyDown={onKeyDown}
    >
      {place !== "" && <Title id={place} />}
      {place !== "" && <ColumnPull place={place} column={column} />}
    </div>
  );
});

function Title({ id }: { readonly id: RecordId }) {
  const { t } = useT();
  const byRole = useSession().framework.columns === "roles";
  const record = useTopic(id, (session) => session.record(id));
  if (isA(record, "step")) return <Step step={record} />;
  if (!byRole || !isA(record, "stage")) return null;
  return (
    <>
      <Words id={id} field="title" text={record.title} className={styles.title} label={t("map.stage-title")} oneLine />
      {record.duration !== "" && <p className={styles.small}>{record.duration}</p>}
    </>
  );
}

function Step({ step }: { readonly step: RecordOf<"step"> }) {
  const { t } = useT();
  return (
    <>
      <div className={styles.line}>
        {step.moment_of_truth && (
          <span className={styles.star} title={t("map.moment-of-truth")}>
            <Icon name="star" size={14} />
            <span className="for-screen-readers">{t("map.moment-of-truth")}</span>
          </span>
        )}
        <Words
          id={step.id}
          field="title"
          text={step.title}
          className={styles.title}
          label={t("map.step-title")}
          oneLine
        />
      </div>
      {step.duration !== "" && (
        <p className={styles.small} dir="auto">
          {step.duration}
        </p>
      )}
      {step.ends && (
        <p className={styles.small}>
          <Icon name="log-out" size={12} mirrors />
          {t("map.ends-here")}
        </p>
      )}
    </>
  );
}
