/** Where the points of feeling curves lie, in px of natural size, and the lines through them. */

import { type Command, curve, splitAt } from "../curve.ts";
import type { RecordId } from "../ids.ts";
import type { Columns } from "./columns.ts";
import { type Curve, type Feelings, isAbove, type Point } from "./feelings.ts";

/** From +2 to -2. */
const PLOT = 150;
const TALLEST = 300;
/** Radius of a face, where there is room for it. */
const FACE = 15;
const SMALLER = 11;
/** Line of words at a face, and how wide a letter is about. */
const LINE = 15;
const LETTER = 6.4;
const MOST_LINES = 3;
/** Of a column that words at a face need. */
const ROOM = 72;

export interface Spot {
  readonly card: RecordId;
  readonly score: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** How wide its words may be, and on which side of it they stand. */
  readonly room: number;
  readonly above: boolean;
}

export interface Line {
  readonly persona: RecordId | "";
  readonly line: string;
  readonly above: string;
  readonly below: string;
  readonly spots: readonly Spot[];
}

export interface Chart {
  readonly height: number;
  /** The levels of +2, 0 and -2. */
  readonly high: number;
  readonly zero: number;
  readonly low: number;
  readonly radius: number;
  /** Whether words stand at the faces; else they are cards below. */
  readonly isWorded: boolean;
  readonly lines: readonly Line[];
}

/** The chart of a lane; `wordsOf` gives the words of a card, `least` is the least height somebody gave the lane. */
export function chartOf(
  { curves }: Feelings,
  columns: Columns,
  wordsOf: (card: RecordId) => string,
  least: number,
): Chart {
  const all = curves.flatMap(({ points }) => points);
  const isWorded = curves.length < 2 && all.every((point) => roomOf(point, columns) >= ROOM);
  const plot = Math.min(TALLEST, Math.max(PLOT, least - 80));
  const radius = curves.length < 2 ? FACE : SMALLER;
  const down = (score: number) => ((2 - score) / 4) * plot;
  const words = curves.flatMap(({ points }) =>
    points.map((point, n) => ({
      level: down(point.score),
      above: isAbove(points, n),
      height: isWorded ? radius + 12 + heightOf(wordsOf(point.card), roomOf(point, columns)) : radius + 12,
    })),
  );
  const high = Math.max(radius + 12, ...words.map(({ above, height, level }) => (above ? height - level : 0)));
  const deep = Math.max(radius + 12, ...words.map(({ above, height, level }) => (above ? 0 : level + height - plot)));
  const at = (score: number) => high + down(score);
  const lines = curves.map((one, owner) => lineOf(one, owner, curves.length, columns, at));
  return { height: high + plot + deep, high, zero: at(0), low: at(-2), radius, isWorded, lines };
}

/** The score at a height of a chart, in steps of a tenth. */
export function scoreAt({ high, low }: Pick<Chart, "high" | "low">, y: number): number {
  const score = 2 - (4 * (y - high)) / (low - high);
  return clamped(Math.round(score * 10) / 10);
}

export function clamped(score: number): number {
  return Math.max(-2, Math.min(2, Object.is(score, -0) ? 0 : score));
}

function heightOf(words: string, room: number): number {
  const lines = Math.ceil((words.length * LETTER) / Math.max(room, ROOM));
  return Math.min(MOST_LINES, Math.max(1, lines)) * LINE;
}

function roomOf(point: Point, { widths }: Columns): number {
  return (widths[point.first] ?? 0) * point.room - 10;
}

function lineOf(
  { persona, points }: Curve,
  owner: number,
  owners: number,
  columns: Columns,
  at: (score: number) => number,
): Line {
  const spread = owners < 2 ? 0 : (owner - (owners - 1) / 2) / (owners + 1);
  const xOf = (column: number, share: number) => (columns.lefts[column] ?? 0) + share * (columns.widths[column] ?? 0);
  const ends = (point: Point): readonly [number, number] => {
    const share = point.share + spread * point.room;
    return [xOf(point.first, share), xOf(point.last, share)];
  };
  const spots = points.map((point, n) => {
    const [start, end] = ends(point);
    const { card, score, first } = point;
    const above = isAbove(points, n);
    return { card, score, column: first, x: (start + end) / 2, y: at(score), room: roomOf(point, columns), above };
  });
  const through: [number, number][] = [];
  for (const point of points) {
    for (const x of new Set(ends(point))) {
      if (x > (through.at(-1)?.[0] ?? -1) + 0.5) through.push([x, at(point.score)]);
    }
  }
  const [first, last] = [points[0], points.at(-1)];
  const [start, end] = [through[0], through.at(-1)];
  if (first !== undefined && last !== undefined && start !== undefined && end !== undefined) {
    through.unshift([Math.min(xOf(first.first, 0), start[0] - 1), start[1]]);
    through.push([Math.max(xOf(last.last, 1), end[0] + 1), end[1]]);
  }
  const commands = curve(through);
  const areas = splitAt(commands, at(0));
  return { persona, line: path(commands), above: path(areas.above), below: path(areas.below), spots };
}

function path(commands: readonly Command[]): string {
  return commands
    .map(([letter, ...numbers]) => letter + numbers.map((n) => Math.round(n * 10) / 10).join(" "))
    .join("");
}
