/** What two changes in a row come to, edit by edit: a hundred keystrokes are one new text.
 *
 * Only what surely is the same is joined: a field that was written twice, a new record whose field was written, and one
 * that came and went.  Everything else stays as it is, in order.
 */

import { type Edit, idOf, put } from "./edits.ts";
import type { RecordId } from "./ids.ts";
import { withField } from "./records.ts";
import { equal } from "./values.ts";

/** The edits of both, as one who undoes them wants them; all of them complete. */
export function squashed(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const edits: (Edit | undefined)[] = [...first];
  const last = new Map<RecordId, number[]>();
  first.forEach((edit, n) => last.set(idOf(edit), [...(last.get(idOf(edit)) ?? []), n]));
  for (const edit of second) {
    const earlier = last.get(idOf(edit)) ?? [];
    const spot = earlier.find((n) => isMet(edits[n], edit));
    if (spot === undefined) last.set(idOf(edit), [...earlier, edits.push(edit) - 1]);
    else edits[spot] = met(edits[spot], edit);
  }
  return edits.filter((edit) => edit !== undefined);
}

function isMet(before: Edit | undefined, after: Edit): boolean {
  if (before?.edit === "put") return after.edit !== "put";
  return before?.edit === "set" && after.edit === "set" && before.field === after.field;
}

/** Both edits as one; undefined where they come to nothing. */
function met(before: Edit | undefined, after: Edit): Edit | undefined {
  if (before?.edit === "put" && after.edit === "set") return put(withField(before.record, after.field, after.value));
  if (before?.edit !== "set" || after.edit !== "set") return undefined;
  return equal(before.was, after.value) ? undefined : { ...before, value: after.value };
}
