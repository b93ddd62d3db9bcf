/** Two people's changes to one text, merged by words.
 *
 * Both insertions are kept and deletions are united, so nothing that was typed is lost.  Where both rewrote the same word,
 * letters are merged only if both results still look like the old word and the letters do not clash either; otherwise both
 * words stand side by side.  Positions are counted in code points, and what is a word follows from a class of each code
 * point and one expression over the classes, as tests/golden/README.md tells: `\w` and `\b` mean something else elsewhere.
 */

import { LIMITS, SPACES, UNSPACED_SCRIPTS } from "./schema.gen.ts";

const WORD = /[ln](?:j*[lnm]|(?<=n)p(?=n))*|um*|s+|ff|.(?:[mt]|j.)*/g;
const LETTER = /\p{L}/u;
const NUMBER = /\p{N}/u;
const MARK = /\p{M}/u;
const CACHED = 20_000;

/** l letter · n number · u letter or number of an unspaced script · m mark · s space · p point within figures ·
 * j joiner · t skin tone · f half a flag · o anything else. */
function classOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (SPACES.includes(char)) return "s";
  if (".,:".includes(char)) return "p";
  if (code === 0x200c || code === 0x200d) return "j";
  if (code >= 0x1f3fb && code <= 0x1f3ff) return "t";
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return "f";
  const isLetter = LETTER.test(char);
  if (!isLetter && !NUMBER.test(char)) return MARK.test(char) ? "m" : "o";
  if (UNSPACED_SCRIPTS.some(([low, high]) => low <= code && code <= high)) return "u";
  return isLetter ? "l" : "n";
}

const classes = new Map<string, string>();

function knownClass(char: string): string {
  let found = classes.get(char);
  if (found === undefined) {
    found = classOf(char);
    if (classes.size < CACHED) classes.set(char, found);
  }
  return found;
}

/** The text cut into words, spaces and single signs; joined together they are the text again. */
export function words(text: string): string[] {
  const chars = Array.from(text);
  const found: string[] = [];
  for (const match of chars.map(knownClass).join("").matchAll(WORD)) {
    found.push(chars.slice(match.index, match.index + match[0].length).join(""));
  }
  return found;
}

/** `old[start:end]` became `added`. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly added: readonly string[];
}

/** What became of `old`, in ascending order; no two hunks touch. */
export function hunks(old: readonly string[], now: readonly string[]): Hunk[] {
  const head = alike(old, now, (list, n) => list[n]);
  const shorter = Math.min(old.length, now.length) - head;
  const tail = Math.min(
    shorter,
    alike(old, now, (list, n) => list[list.length - 1 - n]),
  );
  const was = old.slice(head, old.length - tail);
  const is = now.slice(head, now.length - tail);
  if (was.length === 0 && is.length === 0) return [];
  if (was.length === 0 || is.length === 0 || was.length * is.length > LIMITS.pairs) {
    return [{ start: head, end: head + was.length, added: is }];
  }
  return steps(was, is, head);
}

function alike(
  a: readonly string[],
  b: readonly string[],
  at: (list: readonly string[], n: number) => string | undefined,
) {
  const length = Math.min(a.length, b.length);
  let n = 0;
  while (n < length && at(a, n) === at(b, n)) n++;
  return n;
}

/** The way back through the table of common subsequences; of several equally long ones, the one that all choose. */
function steps(old: readonly string[], now: readonly string[], head: number): Hunk[] {
  const table = commonLengths(old, now);
  const lengths = (i: number, j: number) => table[i * (now.length + 1) + j] ?? 0;
  const found: { start: number; end: number; added: string[] }[] = [];
  const step = (start: number, end: number, word: string | undefined) => {
    let hunk = found.at(-1);
    if (hunk === undefined || hunk.start !== end) {
      hunk = { start: end, end, added: [] };
      found.push(hunk);
    }
    hunk.start = start;
    if (word !== undefined) hunk.added.push(word);
  };
  let i = old.length;
  let j = now.length;
  while (i > 0 || j > 0) {
    if (i > 0 && (j === 0 || lengths(i, j) === lengths(i - 1, j))) {
      step(head + i - 1, head + i, undefined);
      i--;
    } else if (i === 0 || lengths(i, j - 1) > lengths(i - 1, j - 1)) {
      step(head + i, head + i, now[j - 1]);
      j--;
    } else {
      i--;
      j--;
    }
  }
  return found.reverse().map((hunk) => ({ ...hunk, added: hunk.added.reverse() }));
}

/** For all prefixes of both, the length of their longest common subsequence, row by row. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array | Uint32Array {
  const width = now.length + 1;
  const size = (old.length + 1) * width;
  const table = Math.min(old.length, now.length) > 0xffff ? new Uint32Array(size) : new Uint16Array(size);
  for (let i = 1; i <= old.length; i++) {
    for (let j = 1; j <= now.length; j++) {
      const at = i * width + j;
      const best = Math.max(table[at - width] ?? 0, table[at - 1] ?? 0);
      table[at] = old[i - 1] === now[j - 1] ? (table[at - width - 1] ?? 0) + 1 : best;
    }
  }
  return table;
}

export interface Merged {
  readonly text: string;
  /** Whether the two sides kept out of each other's way. */
  readonly apart: boolean;
}

/** Three texts into one. */
export function merge3(base: string, ours: string, theirs: string): Merged {
  if (ours === base || ours === theirs) return { text: theirs, apart: true };
  if (base === theirs) return { text: ours, apart: true };
  const old = words(base);
  const mine = hunks(old, words(ours));
  const yours = hunks(old, words(theirs));
  return { text: spaced(woven(old, mine, yours)).join(""), apart: areApart(mine, yours) };
}

function areApart(mine: readonly Hunk[], yours: readonly Hunk[]): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const one = mine[i];
    const two = yours[j];
    if (one === undefined || two === undefined) return true;
    if (!same(one, two) && !isBefore(one, two) && !isBefore(two, one)) return false;
    if (one.end <= two.end) i++;
    if (two.end <= one.end) j++;
  }
}

function same(one: Hunk, two: Hunk): boolean {
  return one.start === two.start && one.end === two.end && sameWords(one.added, two.added);
}

function sameWords(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((word, n) => word === two[n]);
}

/** Whether the first ends before the second begins; two rewritten neighbours are apart, an insertion is not. */
function isBefore(one: Hunk, two: Hunk): boolean {
  return one.end < two.start || (one.end === two.start && one.start < one.end && two.start < two.end);
}

/** A word of the merged text, or one that was cut there. */
interface Woven {
  readonly word: string;
  readonly stays: boolean;
}

function woven(old: readonly string[], mine: readonly Hunk[], yours: readonly Hunk[]): Woven[] {
  const cut = new Set<number>();
  const starting = new Map<number, Hunk[]>();
  for (const hunk of [...mine, ...yours.filter((hunk) => !mine.some((other) => same(hunk, other)))]) {
    for (let n = hunk.start; n < hunk.end; n++) cut.add(n);
    starting.set(hunk.start, [...(starting.get(hunk.start) ?? []), hunk]);
  }
  const found: Woven[] = [];
  for (let n = 0; n <= old.length; n++) {
    for (const word of arrivals(old, starting.get(n) ?? [])) found.push({ word, stays: true });
    const word = old[n];
    if (word !== undefined) found.push({ word, stays: !cut.has(n) });
  }
  return found;
}

function arrivals(old: readonly string[], here: readonly Hunk[]): readonly string[] {
  const [one, two] = here;
  if (one === undefined || two === undefined) return one?.added ?? [];
  if (one.end === two.end && one.end === one.start + 1) {
    const word = lettered(old[one.start] ?? "", one.added, two.added);
    if (word !== "") return [word];
  }
  if (sameWords(one.added, two.added)) return one.added;
  // What was put before a word stays before it.
  const later = Number(one.end > one.start) > Number(two.end > two.start);
  return later ? [...two.added, ...one.added] : [...one.added, ...two.added];
}

/** Both new spellings of one word in one, letter by letter; "" where that would be a guess. */
function lettered(old: string, one: readonly string[], two: readonly string[]): string {
  const [mine, yours] = [one[0], two[0]];
  if (mine === undefined || yours === undefined || one.length > 1 || two.length > 1) return "";
  const [before, ours, theirs] = [Array.from(old), Array.from(mine), Array.from(yours)];
  if (![before, ours, theirs].every(isOfLetters) || !resembles(before, ours) || !resembles(before, theirs)) return "";
  const [my, your] = [hunks(before, ours), hunks(before, theirs)];
  if (!areApart(my, your)) return "";
  const letters = woven(before, my, your).filter(({ stays }) => stays);
  return letters.map(({ word }) => word).join("");
}

function isOfLetters(letters: readonly string[]): boolean {
  return letters.every((letter) => "lmj".includes(knownClass(letter)));
}

/** More than 60 % alike: twice the longest common run of letters, over the letters of both. */
function resembles(old: readonly string[], now: readonly string[]): boolean {
  if (old.length * now.length > LIMITS.pairs) return false;
  const common = commonLengths(old, now).at(-1) ?? 0;
  return 10 * common > 3 * (old.length + now.length);
}

/** The words that stay.  Where two would be glued there is a space, the one that was cut there or a plain one; where two
 * spaces meet there is one, a line break if either was. */
function spaced(found: readonly Woven[]): string[] {
  const out: string[] = [];
  let cut = "";
  for (const { word, stays } of found) {
    if (stays) {
      out.push(...joined(out.pop() ?? "", word, cut === "" ? " " : cut));
      cut = "";
    } else if (isSpace(word)) {
      cut = word;
    }
  }
  return out;
}

/** The last word and the one that follows, as they stand beside each other. */
function joined(last: string, word: string, gap: string): string[] {
  if (isSpace(last) && isSpace(word)) return [breaks(word) > breaks(last) ? word : last];
  return startsWord(last) && startsWord(word) ? [last, gap, word] : [last, word];
}

function firstClass(word: string): string {
  const code = word.codePointAt(0);
  return code === undefined ? "" : knownClass(String.fromCodePoint(code));
}

function isSpace(word: string): boolean {
  return firstClass(word) === "s";
}

function startsWord(word: string): boolean {
  const found = firstClass(word);
  return found === "l" || found === "n";
}

function breaks(word: string): number {
  return word.split("\n").length - 1;
}
