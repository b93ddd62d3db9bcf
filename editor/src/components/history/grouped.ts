/** The log as people remember it: what one person did without a longer pause is one visit. */

import type { Named, Version } from "../../api/api.gen.ts";
import { changeFrom } from "../../core/wire.ts";

export interface Visit {
  /** Its last version, which is what one looks at and returns to. */
  readonly version: number;
  readonly author: string;
  readonly time: string;
  /** What was done, each label once, the latest first; empty for changes that nobody named. */
  readonly labels: readonly string[];
  readonly edits: number;
  readonly names: readonly string[];
}

const PAUSE = 10 * 60 * 1000; // ms

/** Visits from the newest; a version with a name ends one. */
export function grouped(versions: readonly Version[], names: readonly Named[]): Visit[] {
  const visits: Visit[] = [];
  for (const { version, time, changes } of versions) {
    const told = changes.map(({ client: _, sequence: __, ...change }) => changeFrom(change));
    const author = told.at(-1)?.author ?? "";
    const own = names.filter((name) => name.version === version).map(({ name }) => name);
    const labels = told.map(({ label }) => label).filter((label) => label !== "");
    const edits = told.reduce((sum, change) => sum + change.edits.length, 0);
    const last = visits.at(-1);
    if (last !== undefined && own.length === 0 && last.author === author && near(last.time, time)) {
      const all = [...new Set([...last.labels, ...labels])];
      visits[visits.length - 1] = { ...last, labels: all, edits: last.edits + edits };
    } else visits.push({ version, author, time, labels: [...new Set(labels)], edits, names: own });
  }
  return visits;
}

function near(later: string, earlier: string): boolean {
  return Date.parse(later) - Date.parse(earlier) < PAUSE;
}
