/** Where a caret goes when the text around it changes, and what a text becomes that somebody is typing meanwhile.
 *
 * Offsets are those of a text field: UTF-16 units.  The text that follows a caret pushes it along only if it was put before
 * it; what others put exactly where it stands comes after it, so that one goes on typing behind one's own words.
 */

import { type Hunk, hunks, merge3, words } from "../text.ts";

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Field {
  readonly text: string;
  readonly selection: Range;
}

/** The offset in `now` of what stood at an offset of `old`. */
export function moved(old: string, now: string, offset: number): number {
  if (old === now) return offset;
  return movedIn(words(old), words(now), offset, true);
}

/** A selection in a text that changed: it holds what it held, and what came into it. */
export function movedRange(old: string, now: string, { start, end }: Range): Range {
  const [first, last] = [moved(old, now, start), moved(old, now, end)];
  return { start: Math.min(first, last), end: Math.max(first, last) };
}

/** A text field that somebody has typed into (`typed`, begun at `base`) after the text became another (`here`): both. */
export function merged(base: string, here: string, { text: typed, selection }: Field): Field {
  const { text } = merge3(base, here, typed);
  return { text, selection: movedRange(typed, text, selection) };
}

/** Goes along the hunks; within one that rewrote a word, letter by letter. */
function movedIn(old: readonly string[], now: readonly string[], offset: number, byWords: boolean): number {
  let shift = 0;
  for (const { start, end, added } of hunks(old, now)) {
    const [from, until] = [lengthOf(old.slice(0, start)), lengthOf(old.slice(0, end))];
    if (offset <= from) break;
    const grown = lengthOf(added);
    if (offset >= until) shift += grown - (until - from);
    else return from + shift + within({ start, end, added }, old, offset - from, byWords);
  }
  return offset + shift;
}

function within({ start, end, added }: Hunk, old: readonly string[], offset: number, byWords: boolean): number {
  if (!byWords) return Math.min(offset, lengthOf(added));
  return movedIn(Array.from(old.slice(start, end).join("")), Array.from(added.join("")), offset, false);
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
