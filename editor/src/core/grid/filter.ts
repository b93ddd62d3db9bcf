/** What a filter lets shine and what it fades. */

import type { Document } from "../document.ts";
import { MAP } from "../ids.ts";
import type { RecordOf } from "../records.ts";
import type { Filter } from "../session/seen.ts";

type Card = RecordOf<"card">;

export function isFiltering({ text, personas, channels, tags, evidence }: Filter): boolean {
  return text !== "" || personas.length > 0 || channels.length > 0 || tags.length > 0 || evidence !== "";
}

/** Whether a card is what is looked for: every part of the filter that says something has to let it through. */
export function shines(document: Document, card: Card, filter: Filter): boolean {
  return (
    says(card, filter.text) &&
    (filter.personas.length === 0 || filter.personas.some((id) => id === card.persona)) &&
    (filter.channels.length === 0 || filter.channels.includes(card.channel)) &&
    (filter.tags.length === 0 || card.tags.some((tag) => filter.tags.includes(tag))) &&
    (filter.evidence === "" || rests(document, card) === (filter.evidence === "with"))
  );
}

/** Whether a card's words, note, tags or figure hold a text, whatever its case. */
function says({ text, note, tags, channel, value, unit }: Card, wanted: string): boolean {
  if (wanted === "") return true;
  const words = [text, note, channel, value, unit, ...tags].join("\n").toLocaleLowerCase();
  return words.includes(wanted.toLocaleLowerCase());
}

function rests(document: Document, { id }: Card): boolean {
  return document.links(id, "evidence").length > 0;
}

/** What a document offers to filter by, each in the order of the map. */
export interface FilterChoices {
  readonly channels: readonly string[];
  readonly tags: readonly string[];
}

export function filterChoices(document: Document): FilterChoices {
  const [channels, tags] = [new Set<string>(), new Set<string>()];
  for (const card of cardsOf(document)) {
    if (card.channel !== "") channels.add(card.channel);
    for (const tag of card.tags) tags.add(tag);
  }
  return { channels: [...channels], tags: [...tags] };
}

/** How many cards a filter lets shine, of all. */
export function shining(document: Document, filter: Filter): { readonly shown: number; readonly all: number } {
  const cards = cardsOf(document);
  return { shown: cards.filter((card) => shines(document, card, filter)).length, all: cards.length };
}

function cardsOf(document: Document): readonly Card[] {
  return [MAP, ...document.columns].flatMap((place) => document.on(place, "card"));
}
