/** The outlines of icons by name; those that the program does not name itself are fetched when one of them is met: first
 * those of frameworks, for it will mostly be one of them, then all that begin with its letter. */

import { ICONS } from "virtual:icons";
import { BY_LETTER, frameworks } from "virtual:more-icons";

export type Outlines = () => string;

const OF_FRAMEWORKS = "frameworks";
const GROUPS: typeof BY_LETTER = { ...BY_LETTER, [OF_FRAMEWORKS]: frameworks };
const UNKNOWN = ICONS["circle-question-mark"] ?? "";
const listeners = new Set<() => void>();
const fetching = new Map<string, Promise<void>>();
const known = new Map(Object.entries(ICONS));
const whole = new Set<string>();

/** The path of an icon; empty until it is here, a question mark where Lucide has none of that name. */
export function outlineOf(name: string): string {
  const outline = known.get(name);
  if (outline !== undefined) return outline;
  const group = whole.has(OF_FRAMEWORKS) ? name.charAt(0) : OF_FRAMEWORKS;
  if (whole.has(group) || !Object.hasOwn(GROUPS, group)) return UNKNOWN;
  void fetched(group).catch(() => undefined); // without them it stays empty; the next one that is met tries again
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

function fetched(group: string): Promise<void> {
  const going = fetching.get(group) ?? fetchAll(group);
  fetching.set(group, going);
  return going;
}

async function fetchAll(group: string): Promise<void> {
  try {
    const module = await GROUPS[group]?.();
    for (const [name, outline] of Object.entries(module?.ICONS ?? {})) known.set(name, outline);
    whole.add(group);
  } catch (error) {
    fetching.delete(group);
    throw error;
  }
  for (const listener of listeners) listener();
}
