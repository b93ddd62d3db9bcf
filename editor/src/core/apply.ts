/** The strict way to change a document: every `was` must be what is there, nothing cascades, all of it or nothing.
 *
 * References are checked once, after the last edit.  For a change made against an older state, `rebase` it first.
 */

import type { Document } from "./document.ts";
import { Draft } from "./draft.ts";
import { type Change, type Edit, idOf } from "./edits.ts";
import { Rejected } from "./errors.ts";
import { MAP, type RecordId } from "./ids.ts";
import { isOrderKey } from "./order.ts";
import { type AnyRecord, equalRecords, fieldOf, isA, placeOf, type Reference, references } from "./records.ts";
import { type FieldName, LIMITS, RELATIONS, type RecordType } from "./schema.gen.ts";
import { fieldsOf, isPlace, specOf, whyWrong } from "./schema.ts";
import { assertNever, equal, own, type Value } from "./values.ts";

/** The document after a change.  Throws `Rejected`. */
export function apply(document: Document, change: Change): Document {
  const draft = new Draft(document);
  const touched = new Set<RecordId>();
  for (const edit of change.edits) {
    mustFit(draft, edit);
    draft.do(edit);
    touched.add(idOf(edit));
  }
  if (draft.size > LIMITS.records) {
    throw new Rejected(`a document holds at most ${LIMITS.records} records, this change would make ${draft.size}`);
  }
  for (const id of touched) mustHangTogether(draft, id);
  return draft.frozen();
}

function mustFit(draft: Draft, edit: Edit): void {
  const id = idOf(edit);
  const old = draft.get(id);
  switch (edit.edit) {
    case "put":
      if (old !== undefined) throw new Rejected(`${id} exists already`);
      for (const field of fieldsOf(edit.record.record).keys())
        mustBeRight(edit.record, field, fieldOf(edit.record, field));
      return;
    case "set":
      if (old === undefined) throw new Rejected(`${id} is gone`);
      mustBeRight(old, edit.field, edit.value);
      if (!equal(fieldOf(old, edit.field), edit.was)) throw new Rejected(`${edit.field} of ${id} is not what it was`);
      return;
    case "remove":
      if (old === undefined || id === MAP || !equalRecords(old, edit.was)) {
        throw new Rejected(`${id} is not what was to be removed`);
      }
      return;
    default:
      assertNever(edit);
  }
}

function mustBeRight(record: AnyRecord, field: FieldName, value: Value): void {
  const isUnplaced = isPlace(value) && field === "at" && !isOrderKey(value.order);
  const wrong = isUnplaced ? "has no valid order key" : whyWrong(record.record, field, value);
  if (wrong !== "") throw new Rejected(`${field} of ${record.id} ${wrong}`);
}

function mustHangTogether(draft: Draft, id: RecordId): void {
  const record = draft.get(id);
  if (record === undefined) {
    const [dependant] = draft.pointersAt(id);
    if (dependant !== undefined) throw new Rejected(`${dependant} still hangs on ${id}, which is to go`);
    return;
  }
  const [broken] = brokenReferences((target) => draft.get(target), record);
  if (broken !== undefined)
    throw new Rejected(`${broken.field} of ${id}: ${broken.target} is not there, or not fit for it`);
}

/** Where a record of an id is looked for. */
export type Lookup = (id: RecordId) => AnyRecord | undefined;

/** Every reference of a record that leads nowhere, or to the wrong type. */
export function brokenReferences(lookup: Lookup, record: AnyRecord): Reference[] {
  return references(record).filter((reference) => !leadsSomewhere(lookup, record, reference));
}

function leadsSomewhere(lookup: Lookup, record: AnyRecord, { field, far, target }: Reference): boolean {
  const there = lookup(target);
  if (there === undefined) return false;
  const targets = targetsOf(record, field);
  if (targets.length > 0 && !targets.includes(there.record)) return false;
  const place = placeOf(record);
  return !far || place === undefined || lookup(place.on)?.record === there.record;
}

/** The types of record that a reference may name; none is any.  For a link its relation decides. */
function targetsOf(record: AnyRecord, field: FieldName): readonly RecordType[] {
  if (isA(record, "link") && field === "to") return own(RELATIONS, record.relation) ?? [];
  return specOf(record.record, field)?.targets ?? [];
}
