/** The outlines of icons by name; all the others of Lucide are fetched when the first of them is met. */

import { ICONS } from "virtual:icons";

export type Outlines = () => string;

const UNKNOWN = ICONS["circle-question-mark"] ?? "";
const listeners = new Set<() => void>();
let known: Readonly<Record<string, string>> = ICONS;
let fetching: Promise<void> | undefined;

/** The path of an icon; empty until it is here, a question mark where Lucide has none of that name. */
export function outlineOf(name: string): string {
  if (Object.hasOwn(known, name)) return known[name] ?? "";
  if (known !== ICONS || name === "") return UNKNOWN;
  void allIcons().catch(() => undefined); // without them it stays empty; the next one that is met tries again
  return "";
}

async function fetchAll(): Promise<void> {
  try {
    known = (await import("virtual:all-icons")).ICONS;
  } finally {
    fetching = undefined;
  }
  for (const listener of listeners) listener();
}

export function watchOutlines(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The names of all icons, for those who choose one. */
export async function allIcons(): Promise<readonly string[]> {
  if (known === ICONS) {
    fetching ??= fetchAll();
    await fetching;
  }
  return Object.keys(known);
}
