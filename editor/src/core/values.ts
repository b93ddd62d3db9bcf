/** Plain values and how to compare them: by content, and strings by code point, as every other implementation does. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** What a field can hold; undefined is "none", and never written anywhere. */
export type Value = Json | undefined;

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is plain data through and through, without numbers that JSON does not have. */
export function isJson(value: unknown): value is Json {
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (Array.isArray(value)) return value.every(isJson);
  return isObject(value) && Object.values(value).every(isJson);
}

/** An entry of an object of its own: words such as `constructor` are keys like any other. */
export function own<T>(object: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether two values have the same content; the order of keys does not matter. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isList(a) || isList(b)) return isList(a) && isList(b) && equalLists(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

function equalLists(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((value, n) => equal(value, b[n]));
}

export function isList(value: Value): value is readonly Json[] {
  return Array.isArray(value);
}

/** Sorts by code point; JavaScript's own order is by UTF-16 unit, which puts U+1F600 before U+FF66. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let n = 0; n < length; n++) {
    const one = a.charCodeAt(n);
    const two = b.charCodeAt(n);
    if (one !== two) return isSurrogate(one) === isSurrogate(two) ? one - two : isSurrogate(one) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** The length of a text in code points. */
export function codePoints(text: string): number {
  let length = text.length;
  for (let n = 1; n < text.length; n++) {
    if (isHigh(text.charCodeAt(n - 1)) && isLow(text.charCodeAt(n))) length--;
  }
  return length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Where a value belongs in an ascending list: before (`left`) or after what equals it. */
export function position(sorted: readonly string[], word: string, side: "left" | "right"): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = byCodePoint(sorted[middle] ?? "", word);
    if (order < 0 || (order === 0 && side === "right")) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For the end of a `switch` over a closed set: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected ${JSON.stringify(value)}`);
}
