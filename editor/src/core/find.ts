/** Where words stand on a map, in the order in which one reads it. */

import type { Document } from "./document.ts";
import { MAP, type RecordId } from "./ids.ts";
import { type AnyRecord, isA } from "./records.ts";
import type { Frame } from "./view.ts";

/** What holds the words, whatever their case and accents: stages, steps, personas, cards. */
export function hitsIn(document: Document, frame: Frame, words: string): RecordId[] {
  const wanted = folded(words.trim());
  if (wanted === "") return [];
  const kinds = frame.rows.flatMap(({ shows }) => shows);
  const rank = (kind: string) => (kinds.indexOf(kind) + kinds.length + 1) % (kinds.length + 1);
  const hits: RecordId[] = [];
  for (const place of [MAP, ...document.columns]) {
    const own = document.get(place);
    const here = document.on(place, "card").sort((a, b) => rank(a.at.kind) - rank(b.at.kind));
    const people = place === MAP ? document.on(MAP, "persona") : [];
    const found = [own, ...people, ...here].filter((record) => record !== undefined && holds(record, wanted));
    hits.push(...found.flatMap((record) => (record === undefined ? [] : [record.id])));
  }
  return hits;
}

function holds(record: AnyRecord, wanted: string): boolean {
  return wordsOf(record).some((text) => folded(text).includes(wanted));
}

function wordsOf(record: AnyRecord): readonly string[] {
  if (isA(record, "card")) return [record.text, record.note, record.channel, record.value, ...record.tags];
  if (isA(record, "persona")) return [record.name, record.role, record.quote];
  return isA(record, "stage") || isA(record, "step") ? [record.title, record.duration] : [];
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
