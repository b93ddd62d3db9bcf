import { memo } from "react";
import type { Slot } from "../../core/framework.ts";
import { kindIcon } from "../../core/grid/looks.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./LaneLabel.module.css";
import { useSpot } from "./useSpot.ts";

interface Props {
  readonly slot: Slot;
}

/** What stands before a lane: its icon, title and hint. */
export const LaneLabel = memo(function LaneLabel({ slot }: Props) {
  const spot = useSpot(slot.id, "lane");
  return (
    <div className={styles.label} role="rowheader" aria-colindex={1} {...spot} data-lane={slot.id}>
      <div className={styles.inner}>
        <span className={styles.badge}>
          <Icon name={slot.icon || kindIcon(slot.shows[0] ?? "")} size={16} />
        </span>
        <span className={styles.words}>
          <span className={styles.title} dir="auto">
            {slot.title}
          </span>
          {slot.hint !== "" && (
            <span className={styles.hint} dir="auto">
              {slot.hint}
            </span>
          )}
        </span>
      </div>
    </div>
  );
});
