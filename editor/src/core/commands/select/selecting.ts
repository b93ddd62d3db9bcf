/** What is selected: by pointer, by keyboard, by lane or stage. */

import { MAP, type RecordId, type SlotId } from "../../ids.ts";
import type { Cursor, Seen } from "../../session/seen.ts";
import { type Command, command, type Mode, NOTHING, type Outcome, type Scene } from "../command.ts";
import { columnChosen, stageOf } from "../scene.ts";
import { columnsOf, itemsIn, type Row, rowsOf, spotOf, stopsOf } from "../stops.ts";

interface Told {
  readonly id: string;
  readonly icon?: string;
  readonly shortcuts?: readonly string[];
  readonly modes?: readonly Mode[];
}

function alone(told: Told, run: (scene: Scene) => Outcome): Command {
  return command({ group: "select", needs: "nothing", inPalette: true, ...told, run });
}

/** Selects one record and nothing else, and takes the keyboard there. */
export const selectOnly: Command<{ readonly id: RecordId }> = command({
  id: "select.only",
  group: "select",
  needs: "nothing",
  run: (scene, { id }) => ({ seen: { selection: [id], ...at(scene, id) } }),
});

/** Adds a record to the selection, or takes it out. */
export const toggle: Command<{ readonly id?: RecordId }> = command({
  id: "select.toggle",
  group: "select",
  needs: "nothing",
  shortcuts: ["Space"],
  canRun: ({ seen }) => seen.cursor !== undefined || seen.selection.length > 0,
  run: (scene, { id }) => {
    const { selection, cursor } = scene.seen;
    const target = id ?? cursor?.item ?? (cursor && headingAt(cursor));
    if (target === undefined) return NOTHING;
    const rest = selection.filter((other) => other !== target);
    const isOut = rest.length < selection.length;
    return { seen: { selection: isOut ? rest : [...selection, target], ...(isOut ? {} : at(scene, target)) } };
  },
});

function headingAt({ row, column }: Cursor): RecordId | undefined {
  return column !== "lane" && (row === "#stages" || row === "#steps") ? column : undefined;
}

/** Selects everything between the keyboard and a record, as with Shift and a click. */
export const extendTo: Command<{ readonly id: RecordId }> = command({
  id: "select.extend",
  group: "select",
  needs: "nothing",
  run: (scene, { id }) => {
    const [from, to] = [scene.seen.cursor, spotOf(scene, id)];
    const start = from?.item ?? (from && headingAt(from)) ?? scene.seen.selection.at(-1);
    if (from === undefined || to === undefined || start === undefined)
      return { seen: { selection: [id], ...at(scene, id) } };
    const block =
      from.row === to.row && from.column === to.column
        ? between(itemsIn(scene, to), start, id)
        : blockOf(scene, from, to);
    const found = to.row === "#stages" || to.row === "#steps" ? between(headings(scene, to.row), start, id) : block;
    return { seen: { selection: [...new Set([...scene.seen.selection, ...found])] } };
  },
});

function between(items: readonly RecordId[], one: RecordId, two: RecordId): readonly RecordId[] {
  const [a, b] = [items.indexOf(one), items.indexOf(two)];
  return a < 0 || b < 0 ? [two] : items.slice(Math.min(a, b), Math.max(a, b) + 1);
}

function headings(scene: Scene, row: Row): RecordId[] {
  return stopsOf(scene, row).flatMap((stop) => (stop === "lane" ? [] : [stop]));
}

/** All cards in the rows and columns between two cells. */
function blockOf(scene: Scene, from: Cursor, to: Pick<Cursor, "row" | "column">): RecordId[] {
  const rows = rowsOf(scene);
  const [a, b] = [rows.indexOf(from.row), rows.indexOf(to.row)];
  const columns = columnsOf(scene);
  const reach = [from.column, to.column].flatMap((column) => columnsUnder(scene, column, columns));
  const [left, right] = [Math.min(...reach), Math.max(...reach)];
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((row) =>
    headings(scene, row).flatMap((column) => {
      const under = columnsUnder(scene, column, columns);
      const isIn = row !== "#stages" && row !== "#steps" && under.every((n) => n >= left && n <= right);
      return isIn ? itemsIn(scene, { row, column }) : [];
    }),
  );
}

/** Which columns a cell covers, from 0. */
function columnsUnder(scene: Scene, column: Cursor["column"], columns: readonly RecordId[]): number[] {
  return columns.flatMap((place, n) => {
    const isUnder = column === MAP || place === column || stageOf(scene, place)?.id === column;
    return isUnder ? [n] : [];
  });
}

export function at(scene: Scene, id: RecordId): Partial<Seen> {
  const spot = spotOf(scene, id);
  if (spot === undefined) return {};
  return { cursor: spot.row === "#stages" || spot.row === "#steps" ? spot : { ...spot, item: id } };
}

export const selectCell = alone({ id: "select.cell", icon: "square-dashed" }, (scene) => {
  const { cursor } = scene.seen;
  return cursor === undefined ? NOTHING : { seen: { selection: [...itemsIn(scene, cursor)] } };
});

export const selectLane: Command<{ readonly slot?: SlotId }> = command({
  id: "select.lane",
  group: "select",
  needs: "nothing",
  icon: "rows-3",
  inPalette: true,
  run: (scene, { slot }) => {
    const row = slot ?? scene.seen.cursor?.row;
    return row === undefined ? NOTHING : { seen: { selection: inRow(scene, row) } };
  },
});

function inRow(scene: Scene, row: Row): RecordId[] {
  const items = stopsOf(scene, row).flatMap((column) => itemsIn(scene, { row, column }));
  return [...new Set(row === "#stages" || row === "#steps" ? headings(scene, row) : items)];
}

/** Selects all cards on a stage and its steps. */
export const selectStage: Command<{ readonly id?: RecordId }> = command({
  id: "select.stage",
  group: "select",
  needs: "nothing",
  icon: "columns-3",
  inPalette: true,
  canRun: (scene) => scene.document.stages.length > 0,
  run: (scene, { id }) => {
    const stage = id ?? columnChosen(scene, "stage")?.id;
    if (stage === undefined) return NOTHING;
    const places = [stage, ...scene.document.steps(stage).map((step) => step.id)];
    return { seen: { selection: places.flatMap((place) => scene.document.on(place, "card").map((card) => card.id)) } };
  },
});

/** Selects all cards of the cell, and of the whole map where those of the cell are selected already. */
export const selectAll = alone({ id: "select.all", icon: "box-select", shortcuts: ["Mod+A"] }, (scene) => {
  const { cursor, selection } = scene.seen;
  const here = cursor === undefined ? [] : itemsIn(scene, cursor);
  const isAll = here.every((id) => selection.includes(id));
  return { seen: { selection: isAll ? all(scene) : [...here] } };
});

/** All cards that are seen, in reading order lane by lane. */
function all(scene: Scene): RecordId[] {
  const rows = rowsOf(scene).filter((row) => row !== "#stages" && row !== "#steps");
  return [...new Set(rows.flatMap((row) => inRow(scene, row)))];
}

export const selectNext = alone({ id: "select.next", icon: "arrow-down" }, (scene) => neighbour(scene, 1));
export const selectPrevious = alone({ id: "select.previous", icon: "arrow-up" }, (scene) => neighbour(scene, -1));

/** The next card in reading order, from cell to cell. */
function neighbour(scene: Scene, by: 1 | -1): Outcome {
  const items = all(scene);
  const last = by > 0 ? scene.seen.selection.at(-1) : scene.seen.selection[0];
  const here = last === undefined ? (by > 0 ? -1 : 0) : items.indexOf(last);
  const id = items.at((here + by) % items.length);
  return id === undefined ? NOTHING : { seen: { selection: [id], ...at(scene, id) } };
}

export const extendDown = alone({ id: "select.extend-down", shortcuts: ["Shift+ArrowDown"] }, (scene) =>
  further(scene, 1),
);
export const extendUp = alone({ id: "select.extend-up", shortcuts: ["Shift+ArrowUp"] }, (scene) => further(scene, -1));

/** Takes the next card of the cell in, or the one that the keyboard leaves out again. */
function further(scene: Scene, by: 1 | -1): Outcome {
  const { cursor, selection } = scene.seen;
  if (cursor?.item === undefined) return NOTHING;
  const items = itemsIn(scene, cursor);
  const next = items[items.indexOf(cursor.item) + by];
  if (next === undefined) return NOTHING;
  const kept = selection.includes(next)
    ? selection.filter((id) => id !== cursor.item)
    : [...new Set([...selection, cursor.item, next])];
  return { seen: { selection: kept, cursor: { ...cursor, item: next } } };
}

export const clear = alone({ id: "select.clear", icon: "x" }, () => ({ seen: { selection: [] } }));
