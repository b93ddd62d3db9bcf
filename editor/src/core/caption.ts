/** The words under a panel of a storyboard. */

import type { Document } from "./document.ts";
import { baseKind, cut, type RecordId } from "./ids.ts";
import { INNER_QUOTES, QUOTES, UNSPACED_LANGUAGES } from "./schema.gen.ts";
import { own } from "./values.ts";

export interface Caption {
  readonly text: string;
  /** Whether nobody wrote it and it was put together from other cards. */
  readonly composed: boolean;
}

/** What a storyboard says under a stage or step: its narrative or, failing that, what is done and thought there. */
export function caption(document: Document, place: RecordId): Caption {
  const { language } = document.head;
  const gap = isUnspaced(language) ? "" : " ";
  const told = document.on(place, "card").filter((card) => baseKind(card.at.kind) === "narrative");
  if (told.length > 0) return { text: told.map((card) => card.text).join(gap), composed: false };
  const done = document.on(place, "card", "doing").map((card) => sentence(card.text, language));
  const thought = document.on(place, "card", "thinking").map((card) => quoted(card.text, language));
  const said = [...done, ...thought];
  return { text: said.join(gap), composed: said.length > 0 };
}

/** The text in the quotation marks of a language; what it quotes itself gets the inner ones. */
export function quoted(text: string, language: string): string {
  const marks = own(QUOTES, baseLanguage(language)) ?? "“”";
  const [open = "", close = ""] = marks;
  const [innerOpen = "", innerClose = ""] = own(INNER_QUOTES, marks) ?? "";
  const within = text.slice(1, -1);
  const isQuoted = text.length > 1 && text.startsWith(open) && text.endsWith(close);
  if (isQuoted && !within.includes(open) && !within.includes(close)) return text;
  return open + text.replaceAll(open, innerOpen).replaceAll(close, innerClose) + close;
}

function sentence(text: string, language: string): string {
  if (/[.!?…。！？؟]$/.test(text)) return text;
  return text + (isUnspaced(language) ? "。" : ".");
}

function isUnspaced(language: string): boolean {
  return UNSPACED_LANGUAGES.includes(baseLanguage(language));
}

function baseLanguage(language: string): string {
  return cut(language.replaceAll("_", "-"), "-")[0].toLowerCase();
}
