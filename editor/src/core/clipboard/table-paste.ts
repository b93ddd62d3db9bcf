/** A table of a spreadsheet over the map: its columns are columns, its rows are lanes, from the keyboard on.
 *
 * A first row of titles chooses the columns by name and makes those that are not there; a first column of lane titles
 * chooses the lanes.  Without titles a table lies as it would in a spreadsheet, and makes columns where the map ends.
 */

import type { Scene } from "../commands/command.ts";
import { columnsOf, extentOf, rowsOf, slotIn } from "../commands/stops.ts";
import type { Slot } from "../framework.ts";
import { MAP, type RecordId } from "../ids.ts";
import { labelOf } from "../records.ts";
import { linesIn, type Rows } from "./delimited.ts";
import { enter, enterCards, unsorted } from "./entering.ts";
import type { Gathering } from "./gathering.ts";

const LONGEST_TITLE = 80;

export function pasteTable(scene: Scene, rows: Rows, into: Gathering): void {
  const lanes = lanesOf(scene);
  const isLabelled = hasLabels(rows, lanes);
  const body = isLabelled ? rows.map((row) => row.slice(1)) : rows;
  const isHeaded = hasTitles(scene, rows, body, isLabelled);
  const places = placesFor(scene, isHeaded ? (body[0] ?? []) : undefined, widthOf(body), into);
  const first = Math.max(
    0,
    lanes.findIndex(({ id }) => id === scene.seen.cursor?.row),
  );
  const start = isHeaded ? 1 : 0;
  body.slice(start).forEach((cells, n) => {
    const label = rows[n + start]?.[0] ?? "";
    const slot = isLabelled ? lanes.find((lane) => isSame(lane.title, label)) : lanes[first + n];
    cells.forEach((cell, column) => {
      const lines = linesIn(cell);
      const place = places[column] ?? MAP;
      if (lines.length === 0) return;
      if (slot === undefined) enterCards(unsorted(), place, lines, into);
      else enter(scene, slot, place, lines, into);
    });
  });
}

function lanesOf(scene: Scene): Slot[] {
  return rowsOf(scene).flatMap((row) => slotIn(scene, row) ?? []);
}

function isSame(one: string, two: string): boolean {
  return one.trim().toLowerCase() === two.trim().toLowerCase();
}

/** Whether the first column holds titles of lanes, and nothing else but empty cells. */
function hasLabels(rows: Rows, lanes: readonly Slot[]): boolean {
  const labels = rows.map((row) => row[0] ?? "").filter((label, n) => label !== "" && n > 0);
  const first = rows[0]?.[0] ?? "";
  const known = (label: string) => lanes.some(({ title }) => isSame(title, label));
  const isOnlyRow = rows.length === 1 && known(first);
  return widthOf(rows) > 1 && (isOnlyRow || (labels.length > 0 && labels.every(known)));
}

function hasTitles(scene: Scene, rows: Rows, body: Rows, isLabelled: boolean): boolean {
  const titles = body[0] ?? [];
  const isAtHeading = scene.seen.cursor?.row === "#stages" || scene.seen.cursor?.row === "#steps";
  const areTitles = titles.every((title) => title !== "" && title.length <= LONGEST_TITLE);
  if (!areTitles || new Set(titles).size < titles.length) return false;
  if (isAtHeading || columnsOf(scene).length === 0) return rows.length > 1 || isAtHeading;
  if (rows.length < 2) return false;
  const isCorner = isLabelled && (rows[0]?.[0] ?? "") === "";
  return isCorner || titles.some((title) => columnTitled(scene, title) !== undefined);
}

function columnTitled(scene: Scene, title: string): RecordId | undefined {
  return columnsOf(scene).find((place) => {
    const record = scene.document.get(place);
    return record !== undefined && isSame(labelOf(record), title);
  });
}

function widthOf(rows: Rows): number {
  return rows.reduce((width, row) => Math.max(width, row.length), 0);
}

/** The place of each column of the table; new ones where there is none. */
function placesFor(scene: Scene, titles: readonly string[] | undefined, width: number, into: Gathering): RecordId[] {
  const columns = columnsOf(scene);
  const { cursor } = scene.seen;
  const first = cursor === undefined ? 0 : Math.max(0, extentOf(scene, cursor.column)[0]);
  const make = columnMaker(scene, into);
  return Array.from({ length: width }, (_, n) => {
    const title = titles?.[n];
    if (title !== undefined) return columnTitled(scene, title) ?? make(title);
    return columns[first + n] ?? make(undefined);
  });
}

/** Makes columns of the sort that the map ends with. */
function columnMaker(scene: Scene, into: Gathering): (title: string | undefined) => RecordId {
  const last = scene.document.stages.at(-1);
  const hasSteps = last !== undefined && scene.document.steps(last.id).length > 0;
  if (last !== undefined && hasSteps && scene.framework.columns === "steps") {
    return (title) => into.record("step", last.id, { title: title ?? scene.word("step.new") });
  }
  return (title) => into.record("stage", MAP, { title: title ?? scene.word("stage.new") });
}
