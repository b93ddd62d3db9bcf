/** Two changes of one author, one after the other, as one: what the keystrokes of a text become. */

import { type Change, type Edit, idOf, put, type Remove, type SetField } from "./edits.ts";
import type { RecordId } from "./ids.ts";
import { equalRecords, fieldOf, references, withField } from "./records.ts";
import type { FieldName } from "./schema.gen.ts";
import { FIELDS, isPlace } from "./schema.ts";
import { equal } from "./values.ts";

/** Fields whose value names another record: such an edit keeps its turn, for what it names must be there by then. */
const NAMING: ReadonlySet<FieldName> = new Set(
  [...FIELDS.values()].flatMap((fields) =>
    [...fields].filter(([, { type }]) => type === "ref" || type === "place").map(([name]) => name),
  ),
);

/** The change that does what both do.  Where the second goes on from what the first wrote, one edit says it all, and what
 * came and went says nothing; where somebody else wrote in between, both stand, each with its own `was`. */
export function composed(first: Change, then: Change): Change {
  const edits = [...first.edits];
  for (const edit of then.edits) {
    const isSaid = edit.edit === "set" ? goesOn(edits, edit) : edit.edit === "remove" && goesAgain(edits, edit);
    if (!isSaid) edits.push(edit);
  }
  return { ...first, edits };
}

/** Whether a write could be said by an edit that is there already, which then says it. */
function goesOn(edits: Edit[], write: SetField): boolean {
  const n = edits.findLastIndex(
    (edit) => idOf(edit) === write.id && (edit.edit !== "set" || edit.field === write.field),
  );
  const before = edits[n];
  if (goesBack(edits, write)) return true;
  if (before === undefined || (NAMING.has(write.field) && n < edits.length - 1)) return false;
  if (before.edit === "set" && equal(before.value, write.was)) {
    edits[n] = { ...before, value: write.value };
    return true;
  }
  if (before.edit !== "put" || !equal(fieldOf(before.record, write.field), write.was)) return false;
  edits[n] = put(withField(before.record, write.field, write.value));
  return true;
}

/** Whether a write leads back to where a chain of writes began: then none of them ever was. */
function goesBack(edits: Edit[], write: SetField): boolean {
  let value = write.was;
  for (let n = edits.length - 1; n >= 0; n--) {
    const edit = edits[n];
    if (edit === undefined || idOf(edit) !== write.id) continue;
    if (edit.edit !== "set") return false;
    if (edit.field !== write.field) continue;
    if (!equal(edit.value, value)) return false;
    value = edit.was;
    if (!equal(value, write.value)) continue;
    const left = edits.filter((one, m) => m < n || !isWrite(one, write));
    edits.splice(0, edits.length, ...left);
    return true;
  }
  return false;
}

function isWrite(edit: Edit, { id, field }: SetField): boolean {
  return edit.edit === "set" && edit.id === id && edit.field === field;
}

/** Whether a record that goes had come with these edits and nothing there names it: then it never was. */
function goesAgain(edits: Edit[], gone: Remove): boolean {
  const n = edits.findLastIndex((edit) => idOf(edit) === gone.id);
  const before = edits[n];
  if (before?.edit !== "put" || (gone.was !== undefined && !equalRecords(before.record, gone.was))) return false;
  if (edits.some((edit) => names(edit, gone.id))) return false;
  edits.splice(n, 1);
  return true;
}

function names(edit: Edit, id: RecordId): boolean {
  if (edit.edit === "put") return references(edit.record).some(({ target }) => target === id);
  if (edit.edit === "remove") return false;
  return [edit.value, edit.was].some((value) => value === id || (isPlace(value) && [value.on, value.to].includes(id)));
}
