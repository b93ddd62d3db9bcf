/** What every entry of a cell shares: whether it is selected, has the keyboard, or is faded by a filter. */

import { isFiltering, shines } from "../../core/grid/filter.ts";
import type { RecordId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import { useAttention } from "../../hooks/attention.ts";

export interface Item {
  readonly "data-record": RecordId;
  readonly "data-card": RecordId;
  readonly "data-selected": true | undefined;
  readonly "data-typed": true | undefined;
  readonly "data-faded": true | undefined;
  readonly "data-carried": true | undefined;
  readonly "aria-pressed": boolean;
  readonly tabIndex: 0 | -1;
}

const SELECTED = 1;
const FOCUSED = 2;
const TYPED = 4;
const FADED = 8;
const CARRIED = 16;

export function useItem(id: RecordId): Item {
  const state = useAttention(id, (session) => stateOf(session, id));
  return {
    "data-record": id,
    "data-card": id,
    "data-selected": state & SELECTED ? true : undefined,
    "data-typed": state & TYPED ? true : undefined,
    "data-faded": state & FADED ? true : undefined,
    "data-carried": state & CARRIED ? true : undefined,
    "aria-pressed": (state & SELECTED) !== 0,
    tabIndex: state & FOCUSED ? 0 : -1,
  };
}

function stateOf({ document, seen }: Session, id: RecordId): number {
  const { selection, cursor, typing, filter, moving } = seen;
  const isSelected = selection.length > 0 && selection.includes(id);
  let state = isSelected ? SELECTED : 0;
  if (cursor?.item === id) state += FOCUSED;
  if (typing?.id === id) state += TYPED;
  if (isSelected && moving !== undefined) state += CARRIED;
  if (!isFiltering(filter)) return state;
  const record = document.get(id);
  return isA(record, "card") && !shines(document, record, filter) ? state + FADED : state;
}

/** A button that selects; while its words are written, a group with the field in it. */
export function rolesOf({ "data-typed": isTyped, "aria-pressed": isPressed }: Item) {
  return isTyped ? { role: "group", "aria-pressed": undefined } : { role: "button", "aria-pressed": isPressed };
}
