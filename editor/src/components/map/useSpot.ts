/** What makes an element a place where the keyboard can be: one of all of them is a tab stop. */

import type { Cursor } from "../../core/session/seen.ts";
import { useTopic } from "../../hooks/session.ts";

export interface Spot {
  readonly "data-row": Cursor["row"];
  readonly "data-column": string;
  readonly tabIndex: 0 | -1;
  readonly "data-selected": true | undefined;
}

/** The spot of a heading, a label or a cell. */
export function useSpot(row: Cursor["row"], column: string): Spot {
  const state = useTopic("seen", ({ seen: { cursor, selection } }) => {
    const here = cursor !== undefined && cursor.row === row && cursor.column === column;
    const isSelected = (row === "#stages" || row === "#steps") && selection.some((id) => id === column);
    return (here && cursor.item === undefined ? 1 : 0) + (isSelected ? 2 : 0);
  });
  return {
    "data-row": row,
    "data-column": column,
    tabIndex: state % 2 === 1 ? 0 : -1,
    "data-selected": state >= 2 || undefined,
  };
}
