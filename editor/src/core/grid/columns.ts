/** Where the columns of a map stand, in px of natural size: the same numbers as on paper, counted from the first column. */

import type { Column, Frame } from "../view.ts";

/** Between two stages. */
export const GAP = 9;
/** Of a column, however narrow somebody made it: narrower ones cannot hold a word. */
export const LEAST = 112;
/** What a column of width 1 gets at least and at most, however much room there is. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** How wide somebody may make a column, 1 being usual. */
const NARROWEST = 0.5;
const WIDEST = 4;

/** One run of neighbouring columns below one heading. */
export interface Run {
  /** Which heading of the frame it is, from 0. */
  readonly group: number;
  readonly first: number;
  readonly last: number;
}

export interface Columns {
  readonly columns: readonly Column[];
  readonly runs: readonly Run[];
  /** Which run each column belongs to. */
  readonly runOf: readonly number[];
  /** Left edge and width of each column. */
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  /** Of all columns with their gaps. */
  readonly width: number;
  /** The width of a column of width 1. */
  readonly unit: number;
}

/** A map without a stage still has one place, for what belongs to all of it. */
const ALONE: Column = { place: "", group: "", width: 4 };

/** The columns of a frame in a window with `room` px for them. */
export function columnsOf(frame: Frame, room: number, { least, most }: Bounds): Columns {
  const columns = frame.columns.length > 0 ? frame.columns : [ALONE];
  const runs = runsOf(frame, columns);
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const unit = Math.min(most, Math.max(least, Math.floor((room - GAP * (runs.length - 1)) / total)));
  const widths = columns.map((column) => Math.max(LEAST, Math.round(unit * column.width)));
  const runOf = columns.map((_, n) => runs.findIndex(({ first, last }) => first <= n && n <= last));
  const lefts: number[] = [];
  let x = 0;
  widths.forEach((width, n) => {
    if (n > 0 && runOf[n] !== runOf[n - 1]) x += GAP;
    lefts.push(x);
    x += width;
  });
  return { columns, runs, runOf, lefts, widths, width: x, unit };
}

function runsOf(frame: Frame, columns: readonly Column[]): Run[] {
  const rank = new Map<string, number>(frame.groups.map((group, n) => [group.id, n]));
  const runs: { group: number; first: number; last: number }[] = [];
  columns.forEach((column, n) => {
    const last = runs.at(-1);
    if (last !== undefined && columns[last.first]?.group === column.group) last.last = n;
    else runs.push({ group: rank.get(column.group) ?? 0, first: n, last: n });
  });
  return runs;
}

/** The columns as tracks of a CSS grid, with a track for each gap. */
export function tracks({ widths, runOf }: Columns): string {
  return widths
    .map((width, n) => (n > 0 && runOf[n] !== runOf[n - 1] ? `${GAP}px ${width}px` : `${width}px`))
    .join(" ");
}

/** The grid line at which a column begins, from 1; its track ends at the next one. */
export function lineOf({ runOf }: Columns, column: number): number {
  return column + (runOf[column] ?? 0) + 1;
}

export function middle({ lefts, widths }: Columns, column: number): number {
  return (lefts[column] ?? 0) + (widths[column] ?? 0) / 2;
}

/** How wide a column must be, 1 being usual, to be so many px in a window with that much room. */
export function widthFor(columns: Columns, n: number, px: number, room: number, { least, most }: Bounds): number {
  const rest = columns.columns.reduce((sum, column, other) => (other === n ? sum : sum + column.width), 0);
  const free = room - GAP * (columns.runs.length - 1);
  const filling = (px * rest) / Math.max(1, free - px);
  const unit = free / (rest + filling);
  const width = unit > least && unit < most && free > px ? filling : px / Math.min(most, Math.max(least, unit));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width * 20) / 20));
}
