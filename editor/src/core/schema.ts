/** What the generated table says, in the forms in which the core asks for it. */

import { isKind } from "./ids.ts";
import { FIELD_NAMES, type FieldName, LIMITS, type Place, type RecordType, type Spec, TABLE } from "./schema.gen.ts";
import { codePoints, isList, isObject, own, type Value } from "./values.ts";

/** The fields of each type of record, in the order of the table. */
export const FIELDS: ReadonlyMap<RecordType, ReadonlyMap<FieldName, Spec>> = fieldsByType();

function fieldsByType(): Map<RecordType, ReadonlyMap<FieldName, Spec>> {
  const found = new Map<RecordType, ReadonlyMap<FieldName, Spec>>();
  for (const [type, table] of Object.entries(TABLE)) {
    if (isRecordType(type)) found.set(type, new Map(Object.entries(table).filter(isField)));
  }
  return found;
}

function isField(entry: [string, Spec]): entry is [FieldName, Spec] {
  return isFieldName(entry[0]);
}

export function isRecordType(word: string): word is RecordType {
  return Object.hasOwn(TABLE, word);
}

export function isFieldName(word: string): word is FieldName {
  return FIELD_NAMES.has(word);
}

/** The fields of one type. */
export function fieldsOf(type: RecordType): ReadonlyMap<FieldName, Spec> {
  const fields = FIELDS.get(type);
  if (fields === undefined) throw new TypeError(`the table has no ${type}`);
  return fields;
}

/** What the table says of a field; undefined where the type has none of that name. */
export function specOf(type: RecordType, field: string): Spec | undefined {
  return own(TABLE[type], field);
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff]/u;
/** White space as Python has it: JavaScript's has U+FEFF and lacks U+0085. */
const WHITE = "\\t-\\r\\u001c- \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BLANK = new RegExp(`^[${WHITE}]*$`);
const EXTRA_KEY = new RegExp(`^x-[^.${WHITE}]{1,198}$`, "u");
const LONGEST_LABEL = 200;

/** Why a value may not stand in a field, as the end of a sentence that begins with the field; "" if it may. */
export function whyWrong(type: RecordType, field: string, value: Value): string {
  const spec = specOf(type, field);
  if (spec === undefined) return "is not a field of this record";
  const wrong = CHECKS[spec.type](spec, value, type);
  if (wrong !== "" || field !== "extra" || !isObject(value)) return wrong;
  const isForeign = Object.keys(value).every((key) => EXTRA_KEY.test(key));
  return isForeign ? "" : "must only have keys that begin with x- and hold no dot";
}

type Check = (spec: Spec, value: Value, type: RecordType) => string;

const CHECKS: Readonly<Record<Spec["type"], Check>> = {
  text: wrongText,
  flag: (spec, value) => (typeof value === "boolean" || isNone(spec, value) ? "" : "must be true or false"),
  number: wrongNumber,
  choice: (spec, value) =>
    typeof value === "string" && (value === "" || spec.choices.includes(value))
      ? ""
      : `must be one of ${spec.choices.join(", ")}`,
  words: wrongWords,
  texts: wrongTexts,
  numbers: wrongNumbers,
  place: wrongPlace,
  ref: (_, value) => (typeof value === "string" && !isLonger(value, 400) ? "" : "must be an id"),
  tree: (_, value) => (isObject(value) ? "" : "must be a mapping"),
};

function isNone(spec: Spec, value: Value): boolean {
  return value === undefined && spec.default === undefined;
}

function isLonger(text: string, limit: number): boolean {
  return text.length > limit && codePoints(text) > limit;
}

function wrongText(spec: Spec, value: Value): string {
  if (typeof value !== "string") return "must be text";
  if (isLonger(value, spec.limit)) return `must not be longer than ${spec.limit} characters`;
  if (spec.required && BLANK.test(value)) return "must not be empty";
  return CONTROL.test(value) ? "holds a control character" : "";
}

function wrongNumber(spec: Spec, value: Value): string {
  if (isNone(spec, value)) return "";
  if (typeof value !== "number" || !Number.isFinite(value)) return "must be a number";
  const { low, high } = spec;
  if ((low === undefined || value >= low) && (high === undefined || value <= high)) return "";
  return high === undefined ? `must be at least ${low}` : `must lie between ${low} and ${high}`;
}

function wrongWords(spec: Spec, value: Value): string {
  if (!isList(value) || !value.every(isWord)) return "must be a list of words";
  if (new Set(value).size !== value.length) return "must not name anything twice";
  if (value.length > spec.limit || value.some((word) => isLonger(word, LIMITS.text))) {
    return `must not have more than ${spec.limit} entries of ${LIMITS.text} characters`;
  }
  return value.some((word) => CONTROL.test(word)) ? "holds a control character" : "";
}

function isWord(value: Value): value is string {
  return typeof value === "string" && !BLANK.test(value);
}

function wrongTexts(spec: Spec, value: Value): string {
  if (!isObject(value)) return "must be a mapping from words to words";
  const words = Object.values(value);
  if (!words.every((word) => typeof word === "string")) return "must be a mapping from words to words";
  return words.length <= spec.limit ? wrongLabels(value) : `must not have more than ${spec.limit} entries`;
}

function wrongNumbers(spec: Spec, value: Value): string {
  if (!isObject(value)) return "must be a mapping from words to numbers";
  const bounds: Spec = { ...spec, default: 0 };
  const wrong = Object.values(value).map((number) => wrongNumber(bounds, isNumber(number) ? number : null));
  return wrong.find((why) => why !== "") ?? wrongLabels(value);
}

function wrongLabels(value: object): string {
  const isWrong = (label: string) => BLANK.test(label) || isLonger(label, LONGEST_LABEL) || CONTROL.test(label);
  return Object.keys(value).some(isWrong) ? `must have labels of 1 to ${LONGEST_LABEL} characters` : "";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function wrongPlace(_: Spec, value: Value, type: RecordType): string {
  if (!isPlace(value)) return "must be a place";
  if (type !== "card") return value.kind === "" && value.to === "" ? "" : "must not have a kind";
  return isKind(value.kind) ? "" : `has no known kind (${JSON.stringify(value.kind)})`;
}

/** Whether a value is a place in form; whether what it names is there is for `apply` to say. */
export function isPlace(value: Value): value is Place {
  if (!isObject(value)) return false;
  const { on, order, kind, to } = value;
  return [on, order, kind, to].every((part) => typeof part === "string") && Object.keys(value).length === 4;
}
