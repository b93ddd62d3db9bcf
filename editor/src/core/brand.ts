/** The one place where the compiler is told something that it cannot see.
 *
 * Ids, keys and kinds are strings that went through a check; records are objects that were built from the schema table.
 * Everything else in the core is checked by the compiler: no `as` outside this file.
 */

import type { FieldName, RecordType, RecordTypes } from "./schema.gen.ts";
import type { Value } from "./values.ts";

declare const name: unique symbol;

export type Branded<Name extends string> = string & { readonly [name]: Name };

/** A string that has been checked. */
export function branded<Name extends string>(checked: string): Branded<Name> {
  return checked as Branded<Name>;
}

/** A record whose fields have been checked against, or filled in from, the table of its type. */
export function built(fields: { readonly [field: string]: Value }): RecordTypes[RecordType] {
  return fields as unknown as RecordTypes[RecordType];
}

/** A field by its name; undefined where the record has none of that name, or holds none. */
export function fieldOf(record: RecordTypes[RecordType], field: FieldName): Value {
  return (record as unknown as { readonly [field: string]: Value })[field];
}
