/** What a feeling lane holds: one row of points per persona, and what has no place on a curve.
 *
 * Scores of one persona at one column share its width in order; a card that spans columns holds its level until it ends
 * or the next feeling begins.
 */

import type { Document } from "../document.ts";
import { MAP, type RecordId } from "../ids.ts";
import type { RecordOf } from "../records.ts";
import type { Extent, Reach } from "./reach.ts";

type Card = RecordOf<"card">;

/** A scored card on a curve. */
export interface Point extends Extent {
  readonly card: RecordId;
  readonly score: number;
  /** Where in its column, 0 to 1. */
  readonly share: number;
  /** Which share of the column is its own. */
  readonly room: number;
}

export interface Curve {
  /** "" is nobody in particular. */
  readonly persona: RecordId | "";
  readonly points: readonly Point[];
}

export interface Feelings {
  readonly curves: readonly Curve[];
  /** Cards without a score, or on a place that is no column. */
  readonly loose: readonly RecordId[];
}

/** The points and words of one slot; `cards` gives what stands in it at one place, in order. */
export function feelings(
  document: Document,
  reach: Reach,
  places: readonly RecordId[],
  cards: (place: RecordId) => readonly Card[],
): Feelings {
  const people = document.on(MAP, "persona").map((persona) => persona.id);
  const points = new Map<RecordId | "", Point[]>();
  const loose: RecordId[] = [];
  for (const place of places) {
    for (const card of cards(place)) {
      const owner = people.find((person) => person === card.persona) ?? "";
      const point = pointOf(card, place, reach);
      if (point === undefined) loose.push(card.id);
      else points.set(owner, [...(points.get(owner) ?? []), point]);
    }
  }
  const owners: (RecordId | "")[] = ["", ...people];
  const curves = owners.flatMap((persona) => {
    const own = points.get(persona);
    return own === undefined ? [] : [{ persona, points: inTurn([...own].sort((a, b) => a.first - b.first)) }];
  });
  return { curves, loose };
}

function pointOf(card: Card, place: RecordId, reach: Reach): Point | undefined {
  const extent = reach.column(place) === undefined ? undefined : reach.ofCard(card, place);
  if (card.score === undefined || extent === undefined) return undefined;
  return { card: card.id, score: card.score, ...extent, share: 0.5, room: 1 };
}

/** From left to right, sharing columns evenly; none lasts beyond the beginning of the next. */
function inTurn(points: readonly Point[]): Point[] {
  const counts = new Map<number, number>();
  for (const { first } of points) counts.set(first, (counts.get(first) ?? 0) + 1);
  const before = new Map<number, number>();
  return points.map((point, n) => {
    const next = points[n + 1];
    const last = next === undefined ? point.last : Math.max(point.first, Math.min(point.last, next.first - 1));
    const rank = before.get(point.first) ?? 0;
    before.set(point.first, rank + 1);
    const room = 1 / (counts.get(point.first) ?? 1);
    return { ...point, last, share: (rank + 0.5) * room, room };
  });
}

/** Whether words stand above a point: above a peak, below a dip; on a slope, on the side of the sign. */
export function isAbove(points: readonly Point[], n: number): boolean {
  const here = points[n]?.score ?? 0;
  const beside = [points[n - 1], points[n + 1]].flatMap((point) => point?.score ?? []);
  if (beside.length > 0 && beside.some((other) => other !== here)) {
    if (beside.every((other) => here >= other)) return true;
    if (beside.every((other) => here <= other)) return false;
  }
  return here >= 0;
}
