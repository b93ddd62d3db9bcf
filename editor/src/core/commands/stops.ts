/** Where the keyboard can be on a map: the rows, the cells of each, and what stands in a cell.
 *
 * A cell is there for every place of its lane's own level, and for every other place that holds something.  On a canvas
 * each area is one cell, which holds what stands anywhere.
 */

import { seenIn } from "../focus.ts";
import type { Slot } from "../framework.ts";
import { MAP, type RecordId } from "../ids.ts";
import { isA, type RecordOf } from "../records.ts";
import type { Cursor } from "../session/seen.ts";
import { rowsSeen } from "../session/session.ts";
import { cell, places } from "../view.ts";
import type { Scene } from "./command.ts";
import { stageOf } from "./scene.ts";

export type Row = Cursor["row"];
export type Column = Cursor["column"];
export type Spot = Pick<Cursor, "row" | "column">;

/** The rows from top to bottom, headings first. */
export function rowsOf(scene: Scene): readonly Row[] {
  const lanes = rowsSeen(scene.frame, scene.seen.focus.lanes).map((slot): Row => slot.id);
  if (scene.framework.layout === "canvas") return lanes;
  const hasSteps = scene.frame.columns.some(({ place }) => place !== "" && isStep(scene, place));
  return [
    ...(scene.document.stages.length > 0 ? ["#stages" as const] : []),
    ...(hasSteps ? ["#steps" as const] : []),
    ...lanes,
  ];
}

/** The columns that are shown, as places; those of a role that has no stage yet are left out. */
export function columnsOf(scene: Scene): readonly RecordId[] {
  return scene.frame.columns.flatMap(({ place }) => (place === "" ? [] : [place]));
}

/** The cells of one row from first to last, its label before them. */
export function stopsOf(scene: Scene, row: Row): readonly Column[] {
  const columns = columnsOf(scene);
  if (row === "#stages") return stagesOf(scene, columns);
  if (row === "#steps") return columns.filter((place) => isStep(scene, place));
  const slot = slotIn(scene, row);
  if (slot === undefined) return [];
  if (scene.framework.layout === "canvas") return [MAP];
  return ["lane", ...placesOf(scene, slot, columns)];
}

function placesOf(scene: Scene, slot: Slot, columns: readonly RecordId[]): RecordId[] {
  const holds = (place: RecordId) => itemsIn(scene, { row: slot.id, column: place }).length > 0;
  const found: RecordId[] = slot.level === "map" || holds(MAP) ? [MAP] : [];
  let stage: RecordId | undefined;
  for (const place of columns) {
    const own = stageOf(scene, place)?.id;
    const isColumn = own === place;
    if (!isColumn && own !== undefined && own !== stage && (slot.level === "stage" || holds(own))) found.push(own);
    stage = own;
    const isOwnLevel = slot.level === "step" || (slot.level === "stage" && isColumn);
    if (isOwnLevel || holds(place)) found.push(place);
  }
  return found;
}

function stagesOf(scene: Scene, columns: readonly RecordId[]): RecordId[] {
  const shown = columns.flatMap((place) => stageOf(scene, place)?.id ?? []);
  return [...new Set(shown)];
}

function isStep({ document }: Scene, place: RecordId): boolean {
  return isA(document.get(place), "step");
}

export function slotIn(scene: Scene, row: Row): Slot | undefined {
  return scene.frame.rows.find((slot) => slot.id === row);
}

/** What stands in a cell, in the order in which it is drawn. */
export function itemsIn(scene: Scene, { row, column }: Spot): readonly RecordId[] {
  const slot = slotIn(scene, row);
  if (slot === undefined || column === "lane") return [];
  const { document, lens, framework } = scene;
  const at = framework.layout === "canvas" ? places(document, framework) : [column];
  const ids = at.flatMap((place) => cell(document, lens, slot, place));
  return seenIn(document, scene.seen.focus, ids);
}

/** The first cell of the first lane; undefined where no lane is shown. */
export function firstCell(scene: Scene): Spot | undefined {
  const row = rowsOf(scene).find((name) => name !== "#stages" && name !== "#steps");
  if (row === undefined) return undefined;
  const column = stopsOf(scene, row).find((stop) => stop !== "lane");
  return { row, column: column ?? MAP };
}

/** The cell in which something stands; undefined for what is not shown. */
export function spotOf(scene: Scene, id: RecordId): Spot | undefined {
  const record = scene.document.get(id);
  if (isA(record, "stage")) return { row: "#stages", column: id };
  if (isA(record, "step")) return stepSpot(scene, record);
  const isPersona = isA(record, "persona");
  if (!isA(record, "card") && !isPersona) return undefined;
  const place = record.at.on;
  const folded = isStep(scene, place) && scene.framework.columns !== "steps" ? stageOf(scene, place)?.id : place;
  for (const slot of rowsSeen(scene.frame, scene.seen.focus.lanes)) {
    const spot: Spot = { row: slot.id, column: scene.framework.layout === "canvas" ? MAP : (folded ?? place) };
    if (itemsIn(scene, spot).includes(id)) return spot;
  }
  return undefined;
}

function stepSpot(scene: Scene, step: RecordOf<"step">): Spot | undefined {
  if (scene.framework.columns === "steps" && scene.framework.layout !== "canvas")
    return { row: "#steps", column: step.id };
  for (const slot of scene.frame.rows.filter(({ shows }) => shows.includes("steps"))) {
    return { row: slot.id, column: scene.framework.layout === "canvas" ? MAP : step.at.on };
  }
  return undefined;
}

/** The first and last column that a cell covers, from 0; the label at the side is before them all. */
export function extentOf(scene: Scene, column: Column): readonly [first: number, last: number] {
  const columns = columnsOf(scene);
  if (column === "lane") return [-1, -1];
  if (column === MAP) return [0, Math.max(0, columns.length - 1)];
  const own = columns.indexOf(column);
  if (own >= 0) return [own, own];
  const covered = columns.flatMap((place, n) => (stageOf(scene, place)?.id === column ? [n] : []));
  return [covered[0] ?? 0, covered.at(-1) ?? 0];
}
