/** The three edits.  A complete one carries what it replaces, so that its inverse needs no document. */

import type { RecordId } from "./ids.ts";
import { type AnyRecord, fieldOf } from "./records.ts";
import type { FieldName } from "./schema.gen.ts";
import { assertNever, type Value } from "./values.ts";

/** A record that was not there before. */
export interface Put {
  readonly edit: "put";
  readonly record: AnyRecord;
}

/** Another value for one field; `was` is the value it replaces.  Undefined is none. */
export interface SetField {
  readonly edit: "set";
  readonly id: RecordId;
  readonly field: FieldName;
  readonly value: Value;
  readonly was: Value;
}

/** A record that goes.  It may be named by id alone; `rebase` fills in what it was. */
export interface Remove {
  readonly edit: "remove";
  readonly id: RecordId;
  readonly was: AnyRecord | undefined;
}

export type Edit = Put | SetField | Remove;

/** Edits that happen together or not at all. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly author: string;
  readonly time: string;
  readonly label: string;
}

export function change(edits: readonly Edit[], told: Partial<Omit<Change, "edits">> = {}): Change {
  return { edits, author: "", time: "", label: "", ...told };
}

export function put(record: AnyRecord): Put {
  return { edit: "put", record };
}

/** A write to a field of a record as it is seen now. */
export function set<R extends AnyRecord, F extends FieldName & keyof R>(
  record: R,
  field: F,
  value: R[F] & Value,
): SetField {
  return { edit: "set", id: record.id, field, value, was: fieldOf(record, field) };
}

export function remove(id: RecordId, was?: AnyRecord): Remove {
  return { edit: "remove", id, was };
}

/** The record that an edit is about. */
export function idOf(edit: Edit): RecordId {
  return edit.edit === "put" ? edit.record.id : edit.id;
}

/** The change that takes a complete one back. */
export function inverse(change: Change): Change {
  return { ...change, edits: change.edits.map(inverseOf).reverse() };
}

function inverseOf(edit: Edit): Edit {
  switch (edit.edit) {
    case "put":
      return remove(edit.record.id, edit.record);
    case "set":
      return { ...edit, value: edit.was, was: edit.value };
    case "remove":
      if (edit.was === undefined) throw new TypeError(`the removal of ${edit.id} does not say what it removed`);
      return put(edit.was);
    default:
      return assertNever(edit);
  }
}
