/** Who is here as a row of people: one of a name, and what one would see by going to them. */

import type { RecordId } from "../ids.ts";
import type { Somebody } from "../session/company.ts";

/** One for each name: of somebody with several tabs, the one in which they do something. */
export function present(people: readonly Somebody[]): readonly Somebody[] {
  const byName = new Map<string, Somebody>();
  for (const person of people) {
    const known = byName.get(person.name);
    if (known === undefined || (whereIs(known) === undefined && whereIs(person) !== undefined))
      byName.set(person.name, person);
  }
  return [...byName.values()];
}

/** What somebody types in, else has selected; undefined for one who only looks. */
export function whereIs({ typing, on }: Pick<Somebody, "typing" | "on">): RecordId | undefined {
  return typing ?? on[0];
}
