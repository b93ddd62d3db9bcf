/** Records, edits, changes and documents as plain JSON trees, and back: what comes over a socket or from storage.
 *
 *     record    {"record": "card", "id": "c1", "at": {"on": "s1", "order": "a0", "kind": "pain"}, "text": "Too late"}
 *     edit      {"put": record} · {"set": {"id", "field", "value", "was"}} · {"remove": {"id", "was": record}}
 *     change    {"edits": [edit …], "author", "time", "label"}
 *     document  {"records": [record …]}
 *
 * A field that equals its default is absent, and so is a value that is none.  What comes in is checked for its form here,
 * so that nothing behind this rim meets a wrong type; `apply` checks what needs the document.
 */

import { branded } from "./brand.ts";
import { Document } from "./document.ts";
import { type Change, type Edit, type Put, put, type Remove, remove, type SetField } from "./edits.ts";
import { Rejected } from "./errors.ts";
import { isJoinedId, isPlainId, MAP, type RecordId } from "./ids.ts";
import { isOrderKey } from "./order.ts";
import { type AnyRecord, fieldOf, filled } from "./records.ts";
import type { FieldName, Place } from "./schema.gen.ts";
import { fieldsOf, isFieldName, isPlace, isRecordType, whyWrong } from "./schema.ts";
import { assertNever, equal, isJson, isObject, type Json, type JsonObject, type Value } from "./values.ts";

const PLAIN_PLACE: Place = { on: MAP, order: branded("a0"), kind: "", to: "" };

// ---- to trees

export function documentTree(document: Document): JsonObject {
  return { records: [...document.all()].map(recordTree) };
}

export function changeTree({ edits, author, time, label }: Change): JsonObject {
  const told = Object.entries({ author, time, label }).filter(([, words]) => words !== "");
  return { edits: edits.map(editTree), ...Object.fromEntries(told) };
}

export function recordTree(record: AnyRecord): JsonObject {
  const fields: [string, Json][] = [];
  for (const [field, spec] of fieldsOf(record.record)) {
    const value = fieldOf(record, field);
    if (value !== undefined && !equal(value, spec.default)) fields.push([field, valueTree(field, value)]);
  }
  return { record: record.record, id: record.id, ...Object.fromEntries(fields) };
}

export function editTree(edit: Edit): JsonObject {
  switch (edit.edit) {
    case "put":
      return { put: recordTree(edit.record) };
    case "set": {
      const { id, field, value, was } = edit;
      return { set: { id, field, ...told("value", field, value), ...told("was", field, was) } };
    }
    case "remove":
      return { remove: edit.was === undefined ? { id: edit.id } : { id: edit.id, was: recordTree(edit.was) } };
    default:
      return assertNever(edit);
  }
}

function told(side: string, field: FieldName, value: Value): JsonObject {
  return value === undefined ? {} : { [side]: valueTree(field, value) };
}

function valueTree(field: FieldName, value: Json): Json {
  return field === "at" && isPlace(value) ? placeTree(value) : value;
}

function placeTree(place: Place): JsonObject {
  const plain: JsonObject = PLAIN_PLACE;
  return Object.fromEntries(Object.entries(place).filter(([part, word]) => word !== plain[part]));
}

// ---- from trees; all throw `Rejected`, saying where in the tree and why

export function documentFrom(tree: unknown): Document {
  const told = mapping(tree, "document", ["records"]);
  const ids = new Set<RecordId>();
  const records = each(given(told, "records", []), "records", recordAt);
  for (const { id } of records) {
    if (ids.has(id)) throw new Rejected(`records: ${id} is there twice`);
    ids.add(id);
  }
  if (!ids.has(MAP)) throw new Rejected("records: the record of the document itself is missing");
  return Document.of(records);
}

export function changeFrom(tree: unknown): Change {
  const told = mapping(tree, "change", ["edits", "author", "time", "label"]);
  const words = (key: string) => text(given(told, key, ""), `change.${key}`);
  return {
    edits: each(given(told, "edits", []), "edits", editAt),
    author: words("author"),
    time: words("time"),
    label: words("label"),
  };
}

export function recordFrom(tree: unknown): AnyRecord {
  return recordAt(tree, "record");
}

export function editFrom(tree: unknown): Edit {
  return editAt(tree, "edit");
}

function recordAt(tree: unknown, where: string): AnyRecord {
  const told = mapping(tree, where);
  const type = text(told["record"], `${where}.record`);
  if (!isRecordType(type)) throw new Rejected(`${where}.record: ${type} is no type of record`);
  const values: { [field: string]: Value } = {};
  for (const [field, inner] of Object.entries(told)) {
    if (field === "record" || field === "id") continue;
    const value = isFieldName(field) ? fieldValue(field, inner, `${where}.${field}`) : undefined;
    const wrong = whyWrong(type, field, value);
    if (wrong !== "") throw new Rejected(`${where}.${field} ${wrong}`);
    values[field] = value;
  }
  const id = text(told["id"], `${where}.id`);
  const record = filled(type, branded(id), values);
  const wrong = wrongId(record);
  if (wrong !== "") throw new Rejected(`${where}.id: ${JSON.stringify(id)} ${wrong}`);
  return record;
}

function wrongId(record: AnyRecord): string {
  const { id } = record;
  switch (record.record) {
    case "document":
      return id === MAP ? "" : `must be ${MAP}`;
    case "link": {
      const { on, relation, to } = record;
      return id === `${on} ${relation} ${to}` ? "" : `must be ${on} ${relation} ${to}`;
    }
    case "vote":
      return id.startsWith(`${record.card} `) && isJoinedId(id) ? "" : `must begin with ${record.card}`;
    case "lane":
      return isJoinedId(id) && id.includes(" ") ? "" : "must name a framework and a slot";
    default:
      return isPlainId(id) ? "" : "must be letters, digits, - and _, at most 64";
  }
}

function editAt(tree: unknown, where: string): Edit {
  const told = mapping(tree, where, ["put", "set", "remove"]);
  const [entry, ...others] = Object.entries(told);
  if (entry === undefined || others.length > 0) throw new Rejected(`${where}: expected one of put, set and remove`);
  const [what, inner] = entry;
  const here = `${where}.${what}`;
  if (what === "put") return putAt(inner, here);
  return what === "set" ? setAt(inner, here) : removeAt(inner, here);
}

function putAt(tree: unknown, where: string): Put {
  return put(recordAt(tree, where));
}

function setAt(tree: unknown, where: string): SetField {
  const told = mapping(tree, where, ["id", "field", "value", "was"]);
  const field = text(told["field"], `${where}.field`);
  if (!isFieldName(field)) throw new Rejected(`${where}.field: ${field} is a field of no record`);
  const side = (name: string) => fieldValue(field, told[name], `${where}.${name}`);
  return { edit: "set", id: branded(text(told["id"], `${where}.id`)), field, value: side("value"), was: side("was") };
}

function removeAt(tree: unknown, where: string): Remove {
  const told = mapping(tree, where, ["id", "was"]);
  const was = Object.hasOwn(told, "was") ? recordAt(told["was"], `${where}.was`) : undefined;
  return remove(branded(text(told["id"], `${where}.id`)), was);
}

function fieldValue(field: FieldName, value: unknown, where: string): Value {
  if (value === undefined || value === null) return undefined;
  if (field === "at") return placeAt(value, where);
  if (!isJson(value)) throw new Rejected(`${where}: expected plain data`);
  return value;
}

function placeAt(tree: unknown, where: string): Place {
  const told = mapping(tree, where, Object.keys(PLAIN_PLACE));
  const part = (name: keyof Place) => text(given(told, name, PLAIN_PLACE[name]), `${where}.${name}`);
  const order = part("order");
  if (!isOrderKey(order)) throw new Rejected(`${where}.order: ${JSON.stringify(order)} is no order key`);
  return { on: branded(part("on")), order, kind: branded(part("kind")), to: branded(part("to")) };
}

function mapping(tree: unknown, where: string, known?: readonly string[]): { readonly [key: string]: unknown } {
  if (!isObject(tree)) throw new Rejected(`${where}: expected a mapping`);
  const unknown = known && Object.keys(tree).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Rejected(`${where}: ${unknown} is not known here`);
  return tree;
}

function given(told: { readonly [key: string]: unknown }, key: string, absent: unknown): unknown {
  return Object.hasOwn(told, key) ? told[key] : absent;
}

function text(value: unknown, where: string): string {
  if (typeof value !== "string") throw new Rejected(`${where}: expected text`);
  return value;
}

function each<T>(value: unknown, where: string, make: (item: unknown, where: string) => T): T[] {
  if (!Array.isArray(value)) throw new Rejected(`${where}: expected a list`);
  return value.map((item, n) => make(item, `${where}[${n}]`));
}
