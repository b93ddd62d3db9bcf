/** Where the keyboard is: from cell to cell, into a cell and out of it. */

import { MAP, type RecordId } from "../../ids.ts";
import { EVERYTHING } from "../../select.ts";
import type { Cursor, Seen } from "../../session/seen.ts";
import { frame } from "../../view.ts";
import { addCard } from "../card/add.ts";
import { isFromRight } from "../card/span.ts";
import { type Command, command, type Mode, NOTHING, type Outcome, type Scene } from "../command.ts";
import { at } from "../select/selecting.ts";
import { type Column, extentOf, firstCell, itemsIn, type Row, rowsOf, slotIn, spotOf, stopsOf } from "../stops.ts";
import { ended, typingIn } from "../text/typing.ts";

interface Told {
  readonly id: string;
  readonly icon?: string;
  readonly shortcuts: readonly string[];
  readonly modes?: readonly Mode[];
}

function going(told: Told, run: (scene: Scene, cursor: Cursor) => Outcome): Command {
  return command({
    group: "go",
    needs: "nothing",
    ...told,
    run: (scene) => {
      const { cursor } = scene.seen;
      const first = firstCell(scene);
      if (cursor !== undefined && isThere(scene, cursor)) return run(scene, cursor);
      return first === undefined ? NOTHING : to(scene, first);
    },
  });
}

function isThere(scene: Scene, { row }: Cursor): boolean {
  return rowsOf(scene).includes(row);
}

/** What is seen with the keyboard at a cursor: a card or heading there is selected, a cell alone selects nothing. */
function to(scene: Scene, cursor: Cursor): Outcome {
  const head = cursor.row === "#stages" || cursor.row === "#steps" ? cursor.column : undefined;
  const one = cursor.item ?? (head === "lane" ? undefined : head);
  return {
    seen: { cursor, selection: one === undefined ? [] : [one] },
    ...(one === undefined ? said(scene, cursor) : {}),
  };
}

function said(scene: Scene, cursor: Cursor): Pick<Outcome, "say"> {
  const slot = slotIn(scene, cursor.row);
  if (slot === undefined || cursor.column === "lane") return {};
  return { say: { key: "said.cell", values: { lane: slot.title, n: itemsIn(scene, cursor).length } } };
}

/** Takes the keyboard to a cell, a heading, a label or a card of a cell. */
export const goTo: Command<Cursor> = command({
  id: "go.to",
  group: "go",
  needs: "nothing",
  run: (scene, { row, column, item }) => to(scene, item === undefined ? { row, column } : { row, column, item }),
});

export const goLeft = going({ id: "go.left", shortcuts: ["ArrowLeft"] }, (scene, cursor) =>
  sideways(scene, cursor, isFromRight(scene) ? 1 : -1),
);
export const goRight = going({ id: "go.right", shortcuts: ["ArrowRight"] }, (scene, cursor) =>
  sideways(scene, cursor, isFromRight(scene) ? -1 : 1),
);
export const goUp = going({ id: "go.up", shortcuts: ["ArrowUp"] }, (scene, cursor) => updown(scene, cursor, -1));
export const goDown = going({ id: "go.down", shortcuts: ["ArrowDown"] }, (scene, cursor) => updown(scene, cursor, 1));

/** To the neighbouring cell; from a card to a card beside it, where there is one. */
function sideways(scene: Scene, cursor: Cursor, by: 1 | -1): Outcome {
  if (scene.framework.layout === "canvas") return overCanvas(scene, cursor, by, 0);
  const stops = stopsOf(scene, cursor.row);
  const column = stops[nearestIndex(scene, stops, cursor.column) + by];
  return column === undefined ? NOTHING : to(scene, beside(scene, cursor, { row: cursor.row, column }));
}

function beside(scene: Scene, cursor: Cursor, spot: Cursor): Cursor {
  if (cursor.item === undefined) return spot;
  const items = itemsIn(scene, spot);
  const rank = itemsIn(scene, cursor).indexOf(cursor.item);
  const item = items[Math.min(Math.max(0, rank), items.length - 1)];
  return item === undefined ? spot : { ...spot, item };
}

/** Between the cards of a cell, from its ends to the next row, and on a row of cells to the row above or below. */
function updown(scene: Scene, cursor: Cursor, by: 1 | -1): Outcome {
  if (cursor.item !== undefined) {
    const items = itemsIn(scene, cursor);
    const item = items[items.indexOf(cursor.item) + by];
    if (item !== undefined) return to(scene, { ...cursor, item });
  }
  if (scene.framework.layout === "canvas") return overCanvas(scene, cursor, 0, by);
  const rows = rowsOf(scene);
  const row = rows[rows.indexOf(cursor.row) + by];
  if (row === undefined) return NOTHING;
  const stops = stopsOf(scene, row);
  const column = stops[nearestIndex(scene, stops, cursor.column)];
  if (column === undefined) return NOTHING;
  const spot: Cursor = { row, column };
  const item = cursor.item === undefined ? undefined : itemsIn(scene, spot).at(by > 0 ? 0 : -1);
  return to(scene, item === undefined ? spot : { ...spot, item });
}

/** Which of the stops of a row lies at a column: the narrowest one over it, else the nearest. */
function nearestIndex(scene: Scene, stops: readonly Column[], column: Column): number {
  const same = stops.indexOf(column);
  if (same >= 0) return same;
  const [from] = extentOf(scene, column);
  const ranked = stops.map((stop, n) => {
    const [first, last] = extentOf(scene, stop);
    const isOver = from < 0 ? first < 0 : first >= 0 && first <= from && from <= last;
    return { n, away: isOver ? 0 : 1 + Math.abs(first - from), width: last - first };
  });
  return ranked.sort((a, b) => a.away - b.away || a.width - b.width)[0]?.n ?? -1;
}

/** To the nearest area in a direction. */
function overCanvas(scene: Scene, cursor: Cursor, dx: number, dy: number): Outcome {
  const here = centre(scene, cursor.row);
  if (here === undefined) return NOTHING;
  const ranked = rowsOf(scene).flatMap((row) => {
    const there = row === cursor.row ? undefined : centre(scene, row);
    if (there === undefined) return [];
    const [along, off] = [
      (there.x - here.x) * dx + (there.y - here.y) * dy,
      Math.abs((there.x - here.x) * dy + (there.y - here.y) * dx),
    ];
    return along <= 0.01 ? [] : [{ row, away: along + 2 * off }];
  });
  const [nearest] = ranked.sort((a, b) => a.away - b.away);
  return nearest === undefined ? NOTHING : to(scene, { row: nearest.row, column: MAP });
}

function centre(scene: Scene, row: Row): { x: number; y: number } | undefined {
  const grid = slotIn(scene, row)?.grid;
  return grid && { x: grid.column + grid.width / 2, y: grid.row + grid.height / 2 };
}

export const goFirst = going({ id: "go.row-start", shortcuts: ["Home"] }, (scene, { row }) => end(scene, row, 0));
export const goLast = going({ id: "go.row-end", shortcuts: ["End"] }, (scene, { row }) => end(scene, row, -1));
export const goTop = going({ id: "go.start", shortcuts: ["Mod+Home"] }, (scene) => end(scene, rowsOf(scene)[0], 0));
export const goBottom = going({ id: "go.end", shortcuts: ["Mod+End"] }, (scene) =>
  end(scene, rowsOf(scene).at(-1), -1),
);

function end(scene: Scene, row: Row | undefined, n: 0 | -1): Outcome {
  const column = row === undefined ? undefined : stopsOf(scene, row).at(n);
  return row === undefined || column === undefined ? NOTHING : to(scene, { row, column });
}

/** Into a cell, where its first card is; to write where it is empty, or where one is on a card or heading already. */
export const goInto = command({
  id: "go.into",
  group: "go",
  needs: "nothing",
  shortcuts: ["Enter"],
  canRun: ({ seen }) => seen.cursor !== undefined,
  run: (scene): Outcome => {
    const { cursor } = scene.seen;
    if (cursor === undefined) return NOTHING;
    const [first] = itemsIn(scene, cursor);
    if (cursor.item === undefined && first !== undefined) return to(scene, { ...cursor, item: first });
    if (!scene.may("content")) return NOTHING;
    const isHead = cursor.row === "#stages" || cursor.row === "#steps";
    if (cursor.item === undefined && !isHead && cursor.column !== "lane") return addCard.run(scene, {});
    const id = cursor.item ?? (isHead && cursor.column !== "lane" ? cursor.column : undefined);
    return id === undefined ? NOTHING : { seen: typingIn(scene, id) };
  },
});

/** Out of a cell, to the cell itself; then nothing is selected any more. */
export const goOut = command({
  id: "go.out",
  group: "go",
  needs: "nothing",
  shortcuts: ["Escape"],
  run: ({ seen }): Outcome => {
    if (seen.cursor?.item === undefined) return { seen: { selection: [], surface: undefined } };
    const { row, column } = seen.cursor;
    return { seen: { cursor: { row, column }, selection: [] } };
  },
});

/** While one types: on to the next cell, or heading, to type there. */
export const nextCell = typingOn({ id: "go.next-cell", shortcuts: ["Tab"], modes: ["typing"] }, 1);
export const previousCell = typingOn({ id: "go.previous-cell", shortcuts: ["Shift+Tab"], modes: ["typing"] }, -1);

function typingOn(told: Told, by: 1 | -1): Command {
  return command({
    group: "go",
    needs: "content",
    ...told,
    canRun: ({ seen }) => seen.typing !== undefined,
    run: (scene) => {
      const done = ended(scene);
      const next = scene.seen.cursor && follower(scene, scene.seen.cursor, by);
      if (next === undefined) return done;
      const isHead = next.row === "#stages" || next.row === "#steps";
      const seen: Partial<Seen> =
        isHead && next.column !== "lane"
          ? { ...typingIn(scene, next.column), selection: [next.column] }
          : { selection: [], ...addCard.run(onCell(scene, next), {}).seen };
      return { ...done, seen: { ...done.seen, ...seen, cursor: next } };
    },
  });
}

function onCell(scene: Scene, cursor: Cursor): Scene {
  return { ...scene, seen: { ...scene.seen, cursor } };
}

/** The next cell of the row, or the first of the next lane. */
function follower(scene: Scene, { row, column }: Cursor, by: 1 | -1): Cursor | undefined {
  const rows = rowsOf(scene);
  const cells = (of: Row) => stopsOf(scene, of).filter((stop) => stop !== "lane");
  const beside = cells(row)[cells(row).indexOf(column) + by];
  if (beside !== undefined && cells(row).includes(column)) return { row, column: beside };
  const next = rows[rows.indexOf(row) + by];
  const edge = next === undefined ? undefined : cells(next).at(by > 0 ? 0 : -1);
  return next === undefined || edge === undefined ? undefined : { row: next, column: edge };
}

/** To the first card that this lens has no place for. */
export const goTray = command({
  id: "go.tray",
  group: "go",
  needs: "nothing",
  icon: "inbox",
  shortcuts: ["t"],
  inPalette: true,
  run: ({ frame, seen }): Outcome => {
    const [first] = frame.tray;
    return { seen: { panel: "tray", selection: first === undefined ? seen.selection : [first] } };
  },
});

/** To any record, wherever it is shown: selected, and in sight. */
export const goRecord: Command<{ readonly id: RecordId }> = command({
  id: "go.record",
  group: "go",
  needs: "nothing",
  run: (scene, { id }) => {
    const isInFocus = spotOf(scene, id) !== undefined;
    const whole = isInFocus ? scene : outOfFocus(scene);
    const focus = isInFocus ? {} : { focus: whole.seen.focus };
    return { seen: { ...focus, selection: [id], ...at(whole, id) }, effect: { do: "scroll-to", id } };
  },
});

function outOfFocus(scene: Scene): Scene {
  const { document, lens, seen } = scene;
  return { ...scene, frame: frame(document, lens), seen: { ...seen, focus: { ...EVERYTHING, lanes: [] } } };
}
