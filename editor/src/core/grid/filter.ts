/** What a filter lets shine and what it fades. */

import type { Document } from "../document.ts";
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
