/** What a session needs of the page around it: the clipboard, the voice for screen readers, other pages. */

import type { Copied } from "../core/clipboard/copied.ts";
import { RICH_TYPE } from "../core/clipboard/copied.ts";
import type { Effect } from "../core/commands/command.ts";
import { type RecordId, recordId } from "../core/ids.ts";

const LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Twelve letters and digits at random, 69 bits, so that two people never make the same. */
export function newId(): RecordId {
  const numbers = crypto.getRandomValues(new Uint32Array(12));
  return recordId([...numbers].map((number) => LETTERS[number % LETTERS.length]).join(""));
}

/** Puts words on the clipboard, and beside them the records where the browser lets us. */
export async function copy({ text, rich }: Copied): Promise<void> {
  const plain = { "text/plain": new Blob([text], { type: "text/plain" }) };
  if (rich !== "" && ClipboardItem.supports(RICH_TYPE)) {
    const item = new ClipboardItem({ ...plain, [RICH_TYPE]: new Blob([rich], { type: RICH_TYPE }) });
    await navigator.clipboard.write([item]);
  } else await navigator.clipboard.writeText(text);
}

/** Offers a file to be kept. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // a browser may ask first where to
}

/** Brings what a record is drawn as into view. */
export function scrollTo(id: RecordId): void {
  const drawn = document.querySelector(`[data-record="${CSS.escape(id)}"], [data-card="${CSS.escape(id)}"]`);
  drawn?.scrollIntoView({ block: "center", inline: "center", behavior: "smooth" });
}

/** Carries out effects by their names; each name has its own. */
export type Effects = { readonly [Name in Effect["do"]]?: (effect: Extract<Effect, { do: Name }>) => void };
