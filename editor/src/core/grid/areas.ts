/** Where the areas of a canvas stand: whole tracks of a grid, made of the columns and rows (halves allowed) of its file. */

import type { Slot } from "../framework.ts";

export interface AreaPlace {
  /** Lines of the grid, from 1. */
  readonly column: number;
  readonly row: number;
  /** In tracks. */
  readonly width: number;
  readonly height: number;
}

export interface Areas {
  readonly columns: number;
  readonly rows: number;
  /** Tracks in one column of the framework. */
  readonly scale: number;
  readonly places: ReadonlyMap<string, AreaPlace>;
}

const SCALES = [1, 2, 3, 4, 6, 12];

/** What has no place of its own, such as a lane that somebody made, gets a row across everything below the others. */
export function areasOf(slots: readonly Slot[]): Areas {
  const grids = slots.flatMap(({ grid }) => (grid === undefined ? [] : [grid]));
  const edges = grids.flatMap(({ column, row, width, height }) => [column, row, column + width, row + height]);
  const scale = SCALES.find((by) => edges.every((edge) => isWhole(edge * by))) ?? 12;
  const columns = track(Math.max(1, ...grids.map(({ column, width }) => column + width)), scale);
  let rows = track(Math.max(0, ...grids.map(({ row, height }) => row + height)), scale);
  const places = new Map<string, AreaPlace>();
  for (const { id, grid } of slots) {
    if (grid === undefined) {
      places.set(id, { column: 1, row: rows + 1, width: columns, height: scale });
      rows += scale;
    } else {
      const [column, row] = [track(grid.column, scale), track(grid.row, scale)];
      const width = track(grid.column + grid.width, scale) - column;
      const height = track(grid.row + grid.height, scale) - row;
      places.set(id, { column: column + 1, row: row + 1, width: Math.max(1, width), height: Math.max(1, height) });
    }
  }
  return { columns, rows, scale, places };
}

function track(edge: number, scale: number): number {
  return Math.round(edge * scale);
}

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 0.01;
}
