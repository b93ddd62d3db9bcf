import type { RecordId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import { useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { useSpot } from "../map/useSpot.ts";
import { Words } from "../map/Words.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Panel.module.css";

interface Props {
  readonly place: RecordId | "";
  readonly number: number;
}

/** The number and title of a panel: those of its step, or of a stage that has none. */
export function PanelTitle({ place, number }: Props) {
  const { t } = useT();
  const record = useTopic("frame", (session) => (place === "" ? undefined : session.record(place)));
  const spot = useSpot(isA(record, "stage") ? "#stages" : "#steps", place);
  return (
    <div className={styles.title} role="columnheader" {...spot} data-record={place || undefined}>
      <span className={styles.number}>{number}</span>
      <span className={styles.heading}>
        {(isA(record, "step") || isA(record, "stage")) && (
          <Words id={record.id} field="title" text={record.title} label={t("map.step-title")} oneLine />
        )}
        {isA(record, "step") && record.moment_of_truth && (
          <span className={styles.star} title={t("map.moment-of-truth")}>
            <Icon name="star" size={14} />
            <span className="for-screen-readers">{t("map.moment-of-truth")}</span>
          </span>
        )}
      </span>
    </div>
  );
}
