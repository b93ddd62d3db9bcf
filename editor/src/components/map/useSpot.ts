/** What makes an element a place where the keyboard can be: one of all of them is a tab stop. */

import { MAP, type RecordId } from "../../core/ids.ts";
import type { Cursor } from "../../core/session/seen.ts";
import { useAttention } from "../../hooks/attention.ts";

export interface Spot {
  readonly "data-row": Cursor["row"];
  readonly "data-column": string;
  readonly tabIndex: 0 | -1;
}

/** The spot of a heading, a label or a cell. */
export function useSpot(row: Cursor["row"], column: string): Spot {
  const isHere = useAttention(`at ${row} ${column}`, ({ seen: { cursor } }) => {
    return cursor !== undefined && cursor.row === row && cursor.column === column && cursor.item === undefined;
  });
  return {
    "data-row": row,
    "data-column": column,
    tabIndex: isHere ? 0 : -1,
  };
}

/** Whether a heading is selected. */
export function useIsSelected(id: RecordId | ""): true | undefined {
  const isSelected = useAttention(id || MAP, ({ seen: { selection } }) => id !== "" && selection.includes(id));
  return isSelected || undefined;
}
