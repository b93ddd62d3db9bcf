/** Records: flat, immutable, and whole, for every field has a value; an absent one has its default. */

import { built, fieldOf } from "./brand.ts";
import { isLocal, type RecordId } from "./ids.ts";
import {
  type FieldName,
  type Gone,
  LABELS,
  type Place,
  type RecordType,
  type RecordTypes,
  type Spec,
} from "./schema.gen.ts";
import { FIELDS, fieldsOf, isFieldName } from "./schema.ts";
import { equal, own, type Value } from "./values.ts";

export { fieldOf };

export type RecordOf<T extends RecordType> = RecordTypes[T];
export type AnyRecord = RecordOf<RecordType>;
/** A record that stands somewhere. */
export type Placed = Extract<AnyRecord, { readonly at: Place }>;
/** The fields that one wants to differ from their defaults. */
export type Fields<T extends RecordType> = Partial<Omit<RecordOf<T>, "record" | "id">>;

/** A record of a type; fields that are not named have their defaults.  Values are not checked here, `apply` does it. */
export function make<T extends RecordType>(type: T, id: RecordId, fields: Fields<T>): RecordOf<T> {
  const record = filled(type, id, fields);
  if (!isA(record, type)) throw new TypeError(`the table has no ${type}`);
  return record;
}

const DEFAULTS: ReadonlyMap<RecordType, object> = new Map(
  [...FIELDS].map(([type, fields]) => [
    type,
    Object.fromEntries([...fields].map(([name, spec]) => [name, spec.default])),
  ]),
);

/** The same of fields whose names and values came from outside and were checked. */
export function filled(type: RecordType, id: RecordId, fields: object): AnyRecord {
  return built({ record: type, id, ...DEFAULTS.get(type), ...fields });
}

export function isA<T extends RecordType>(record: AnyRecord | undefined, type: T): record is RecordOf<T> {
  return record?.record === type;
}

/** The record with another value in one field. */
export function withField(record: AnyRecord, field: FieldName, value: Value): AnyRecord {
  return built({ ...record, [field]: value });
}

/** Where a record stands; undefined for those that stand nowhere, such as links and lanes. */
export function placeOf(record: AnyRecord): Place | undefined {
  return "at" in record ? record.at : undefined;
}

/** Whether two records are the same in every field. */
export function equalRecords(a: AnyRecord | undefined, b: AnyRecord | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.record !== b.record || a.id !== b.id) return false;
  for (const name of fieldsOf(a.record).keys()) if (!equal(fieldOf(a, name), fieldOf(b, name))) return false;
  return true;
}

/** The words that a person would call the record by, or its id. */
export function labelOf(record: AnyRecord): string {
  const name = own<string>(LABELS, record.record);
  const words = name !== undefined && isFieldName(name) ? fieldOf(record, name) : "";
  return typeof words === "string" && words !== "" ? words : record.id;
}

export interface Reference {
  readonly field: FieldName;
  /** Whether it is the far end of a span, the `to` of a place. */
  readonly far: boolean;
  readonly target: RecordId;
  /** What happens to the record or field when the target goes. */
  readonly gone: Gone;
}

const REFERENCE_FIELDS: ReadonlyMap<RecordType, readonly (readonly [FieldName, Spec])[]> = new Map(
  [...FIELDS].map(([type, fields]) => [type, [...fields].filter(([, spec]) => spec.type === "ref")]),
);

/** Every reference to a record of the same document. */
export function references(record: AnyRecord): Reference[] {
  const found: Reference[] = [];
  const place = placeOf(record);
  if (place !== undefined) {
    found.push({ field: "at", far: false, target: place.on, gone: "owned" });
    if (place.to !== "") found.push({ field: "at", far: true, target: place.to, gone: "shrink" });
  }
  for (const [field, spec] of REFERENCE_FIELDS.get(record.record) ?? []) {
    const target = fieldOf(record, field);
    if (isLocalRef(target)) found.push({ field, far: false, target, gone: spec.gone });
  }
  return found;
}

function isLocalRef(value: Value): value is RecordId {
  return typeof value === "string" && isLocal(value);
}

/** Whether two records of one type refer to the same things from the same places. */
export function sameReferences(a: AnyRecord, b: AnyRecord): boolean {
  if (a.record !== b.record || placeOf(a) !== placeOf(b)) return false;
  return (REFERENCE_FIELDS.get(a.record) ?? []).every(([field]) => fieldOf(a, field) === fieldOf(b, field));
}
