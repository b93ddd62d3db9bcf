import { clsx } from "clsx";
import { memo, useContext } from "react";
import type { Slot } from "../../core/framework.ts";
import { lineOf } from "../../core/grid/columns.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import { Cell } from "./Cell.tsx";
import { DrawnContext, useGeometry } from "./geometry.ts";
import styles from "./Lane.module.css";
import { LaneLabel } from "./LaneLabel.tsx";
import { useArrangement } from "./useArrangement.ts";

interface Props {
  readonly slot: Slot;
  /** Its number among all rows, headings included, from 1. */
  readonly row: number;
  /** Set where it goes on below a chart, with the cards that have no point there, or with all of them. */
  readonly isBelow?: "loose" | "all";
}

/** One lane: its label, a cell under every column, and strips over several of them. */
export const Lane = memo(function Lane({ slot, row, isBelow }: Props) {
  const { columns } = useGeometry();
  const drawn = useContext(DrawnContext);
  const { framework } = useSession();
  const { wide, below } = useArrangement(slot);
  const tracks = Math.max(0, ...below);
  const asked = (column: number) => {
    const group = columns.columns[column]?.group ?? "";
    return slot.prompts[group] ?? slot.prompt;
  };
  const bare = framework.columns === "steps" && slot.level !== "step";
  return (
    <div className={clsx(styles.lane, isBelow !== undefined && styles.below)} role="row" aria-rowindex={row}>
      {isBelow === undefined ? <LaneLabel slot={slot} /> : <div className={styles.corner} role="presentation" />}
      <div
        className={styles.cells}
        role="presentation"
        style={{ gridTemplateRows: `${"auto ".repeat(tracks)}1fr`, minBlockSize: slot.height || undefined }}
      >
        {wide.map(({ place, card, first, last, track }) => (
          <Cell
            key={card || place}
            slot={slot}
            place={place}
            only={card}
            first={first}
            last={last}
            area={`${track + 1} / ${lineOf(columns, first)} / auto / ${lineOf(columns, last) + 1}`}
            prompt={asked(first)}
            isQuiet={card !== "" || !isAsked(slot, place)}
            isLoose={isBelow === "loose"}
          />
        ))}
        {columns.columns.slice(0, drawn).map(({ place, group }, n) => (
          <Cell
            key={place || group}
            slot={slot}
            place={place}
            group={group}
            first={n}
            last={n}
            area={`${(below[n] ?? 0) + 1} / ${lineOf(columns, n)} / -1 / auto`}
            prompt={bare ? "" : asked(n)}
            isQuiet={bare || isBelow !== undefined}
            isLoose={isBelow === "loose"}
          />
        ))}
      </div>
    </div>
  );
});

/** Whether a lane asks for something at the place of a strip, and does not merely show what stands there. */
function isAsked({ level }: Slot, place: RecordId): boolean {
  return place === MAP ? level === "map" : level === "stage";
}
