/** Conversations about a map, in the order in which it is read; what is pinned to the whole map comes first. */

import type { Document } from "./document.ts";
import { MAP, type RecordId } from "./ids.ts";
import type { RecordOf } from "./records.ts";

export function threadsOf(document: Document): RecordOf<"thread">[] {
  const seats = new Map<RecordId, number>();
  for (const place of [MAP, ...document.columns]) {
    seats.set(place, seats.size);
    for (const card of document.on(place, "card")) seats.set(card.id, seats.size);
    if (place === MAP) for (const persona of document.on(MAP, "persona")) seats.set(persona.id, seats.size);
  }
  const seat = (thread: RecordOf<"thread">) => seats.get(thread.at.on) ?? seats.size;
  return document.of("thread").sort((a, b) => seat(a) - seat(b) || (a.at.order < b.at.order ? -1 : 1));
}

/** The names that somebody is called by in a text: `@ada`, `@"Ada Lovelace"`. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])@(?:"([^"\n]+)"|([\p{L}\p{N}][\p{L}\p{N}._-]*))/gu)].map(
    ([, quoted, plain]) => quoted ?? plain?.replace(/[._-]+$/, "") ?? "",
  );
}
