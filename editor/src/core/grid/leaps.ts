/** Branches, loops and exits: the ways from step to step that the order of the columns does not show. */

import type { Document } from "../document.ts";
import { isLocal, type RecordId } from "../ids.ts";
import { isA } from "../records.ts";
import type { Reach } from "./reach.ts";

export interface Leap {
  readonly id: RecordId;
  /** Columns; the same two for a loop. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** How far from the steps it runs, from 0, so that no two lie on each other. */
  readonly level: number;
}

/** All of them, short ones nearest to the steps. */
export function leaps(document: Document, reach: Reach): Leap[] {
  const found = document.of("link").flatMap(({ id, on, relation, to, text }) => {
    if (relation !== "next" || !isLocal(on) || !isLocal(to) || !isThere(document, on) || !isThere(document, to))
      return [];
    const [start, end] = [reach.ofPlace(on)?.first, reach.ofPlace(to)?.first];
    if (start === undefined || end === undefined) return [];
    const again = on === to && reach.column(on) !== undefined;
    const shown = again || (start !== end && (end !== start + 1 || text !== ""));
    return shown ? [{ id, start, end, text }] : [];
  });
  const inOrder = found.sort((a, b) => Math.abs(a.start - a.end) - Math.abs(b.start - b.end) || a.start - b.start);
  return levelled(inOrder);
}

function isThere(document: Document, id: RecordId): boolean {
  const record = document.get(id);
  return isA(record, "step") || isA(record, "stage");
}

/** Each on the first level where it lies beside no other. */
function levelled(leaps: readonly Omit<Leap, "level">[]): Leap[] {
  const levels: { from: number; to: number }[][] = [];
  return leaps.map((leap) => {
    const [from, to] = [Math.min(leap.start, leap.end), Math.max(leap.start, leap.end)];
    const free = levels.findIndex((taken) => taken.every((other) => to < other.from || other.to < from));
    const level = free < 0 ? levels.length : free;
    levels[level] = [...(levels[level] ?? []), { from, to }];
    return { ...leap, level };
  });
}
