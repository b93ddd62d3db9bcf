import { type KeyboardEvent, memo, useContext, useState } from "react";
import { renameLane, setLaneHeight } from "../../core/commands/lane/lanes.ts";
import type { Slot } from "../../core/framework.ts";
import { kindIcon } from "../../core/grid/looks.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LanePullContext } from "./geometry.ts";
import styles from "./LaneLabel.module.css";
import { Pull, stepOf } from "./Pull.tsx";
import { useSpot } from "./useSpot.ts";

interface Props {
  readonly slot: Slot;
}

/** Px that a key makes a lane higher or lower. */
const STEP = 20;

/** What stands before a lane: its icon, title and hint.  A double click or F2 renames it, its lower edge can be pulled. */
export const LaneLabel = memo(function LaneLabel({ slot }: Props) {
  const session = useSession();
  const { t } = useT();
  const spot = useSpot(slot.id, "lane");
  const pull = useContext(LanePullContext);
  const [isRenamed, setRenamed] = useState(false);
  const rename = (title: string | undefined) => {
    setRenamed(false);
    if (title !== undefined && title.trim() !== "" && title !== slot.title)
      session.run(renameLane, { slot: slot.id, title });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const by = stepOf(event);
    if (by !== 0) {
      const height = Math.max(0, (slot.height || event.currentTarget.offsetHeight) + by * STEP);
      session.run(setLaneHeight, { slot: slot.id, height, turn: `height ${slot.id}` });
    } else if (event.key === "F2" || event.key === "Enter") setRenamed(true);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={styles.label}
      role="rowheader"
      aria-colindex={1}
      {...spot}
      data-lane={slot.id}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setRenamed(true)}
    >
      <div className={styles.inner}>
        <span className={styles.badge}>
          <Icon name={slot.icon || kindIcon(slot.shows[0] ?? "")} size={16} />
        </span>
        <span className={styles.words}>
          {isRenamed ? (
            <TitleField title={slot.title} onDone={rename} />
          ) : (
            <span className={styles.title} dir="auto">
              {slot.title}
            </span>
          )}
          {slot.hint !== "" && (
            <span className={styles.hint} dir="auto">
              {slot.hint}
            </span>
          )}
        </span>
      </div>
      <Pull
        label={t("map.resize-lane")}
        side="below"
        onPull={(height) => pull(height === undefined ? undefined : { slot: slot.id, height })}
        onDone={(height) => {
          pull(undefined);
          session.run(setLaneHeight, { slot: slot.id, height });
        }}
      />
    </div>
  );
});

interface FieldProps {
  readonly title: string;
  readonly onDone: (title: string | undefined) => void;
}

function TitleField({ title, onDone }: FieldProps) {
  const { t } = useT();
  return (
    <input
      className={styles.field}
      dir="auto"
      aria-label={t("map.lane-title")}
      defaultValue={title}
      ref={(field) => field?.select()}
      onBlur={(event) => onDone(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") onDone(event.currentTarget.value);
        if (event.key === "Escape") onDone(undefined);
      }}
    />
  );
}
