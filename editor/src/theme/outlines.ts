/** The outlines of icons by name; those that the program does not name itself are fetched when one of them is met. */

import { BY_LETTER } from "virtual:all-icons";
import { ICONS } from "virtual:icons";

export type Outlines = () => string;

const UNKNOWN = ICONS["circle-question-mark"] ?? "";
const listeners = new Set<() => void>();
const fetching = new Map<string, Promise<void>>();
const known = new Map(Object.entries(ICONS));
const whole = new Set<string>();

/** The path of an icon; empty until it is here, a question mark where Lucide has none of that name. */
export function outlineOf(name: string): string {
  const outline = known.get(name);
  if (outline !== undefined) return outline;
  const letter = name.charAt(0);
  if (whole.has(letter) || !Object.hasOwn(BY_LETTER, letter)) return UNKNOWN;
  void fetched(letter).catch(() => undefined); // without them it stays empty; the next one that is met tries again
  return "";
}

/** The names of all icons, for those who choose one. */
export async function allIcons(): Promise<readonly string[]> {
  await Promise.all(Object.keys(BY_LETTER).map(fetched));
  return [...known.keys()].sort();
}

export function watchOutlines(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function fetched(letter: string): Promise<void> {
  const going = fetching.get(letter) ?? fetchAll(letter);
  fetching.set(letter, going);
  return going;
}

async function fetchAll(letter: string): Promise<void> {
  try {
    const module = await BY_LETTER[letter]?.();
    for (const [name, outline] of Object.entries(module?.ICONS ?? {})) known.set(name, outline);
    whole.add(letter);
  } catch (error) {
    fetching.delete(letter);
    throw error;
  }
  for (const listener of listeners) listener();
}
