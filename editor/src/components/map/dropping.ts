/** Where something that is dragged would land: what to run, and the line that shows it. */

import { moveCards } from "../../core/commands/card/move.ts";
import { moveLane } from "../../core/commands/lane/lanes.ts";
import { moveStage } from "../../core/commands/stage/stages.ts";
import { moveStep } from "../../core/commands/step/steps.ts";
import { landing, lineAt } from "../../core/grid/drop.ts";
import { type RecordId, type SlotId, slotId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import type { Dragged } from "./dragging.ts";
import { itemsOf, placeNamed, spotAt } from "./spots.ts";

/** A line on the screen, in px of the window; a box around the cell that takes it. */
export interface Mark {
  readonly line: DOMRect;
  readonly box?: DOMRect;
}

export interface Landing {
  readonly mark: Mark;
  readonly run: () => void;
}

export interface Pointer {
  readonly x: number;
  readonly y: number;
}

const GAP = 7;
const THIN = 3;

export function landingOf(session: Session, map: HTMLElement, dragged: Dragged, at: Pointer): Landing | undefined {
  if (dragged.what === "cards") return ofCards(session, dragged.ids, at);
  if (dragged.what === "lane") return ofLane(session, map, dragged.slot, at);
  return dragged.what === "stage" ? ofStage(session, map, dragged.id, at) : ofStep(session, map, dragged.id, at);
}

/** A cell under the pointer, and in front of which of its entries something would come. */
export interface CellTarget {
  readonly slot: SlotId;
  readonly place: RecordId;
  readonly before: RecordId | undefined;
  readonly mark: Mark;
}

export function cellTarget({ x, y }: Pointer, leaving: readonly RecordId[] = []): CellTarget | undefined {
  const under = document.elementFromPoint(x, y);
  const spot = under === null ? undefined : spotAt(under);
  if (spot === undefined) return undefined;
  const { row, column } = spot.cursor;
  if (row === "#stages" || row === "#steps" || column === "lane") return undefined;
  const items = itemsOf(spot.element).filter(({ id }) => !leaving.includes(id));
  const rects = items.map(({ element }) => element.getBoundingClientRect());
  const edges = rects.map(({ top, bottom }) => ({ start: top, end: bottom }));
  const n = landing(edges, y);
  const box = spot.element.getBoundingClientRect();
  const level = lineAt(edges, n, GAP, box.top + GAP);
  const [left, width] = [rects[0]?.left ?? box.left + 8, rects[0]?.width ?? box.width - 16];
  const line = new DOMRect(left, level - THIN / 2, width, THIN);
  return { slot: row, place: column, before: items[n]?.id, mark: { line, box } };
}

function ofCards(session: Session, ids: readonly RecordId[], at: Pointer): Landing | undefined {
  const target = cellTarget(at, ids);
  if (target === undefined || session.record(target.place) === undefined) return undefined; // a role without a stage
  const { slot, place, before, mark } = target;
  const run = () => session.run(moveCards, { ids, slot, place, ...(before === undefined ? {} : { before }) });
  return { mark, run };
}

function ofStage(session: Session, map: HTMLElement, id: RecordId, { x }: Pointer): Landing | undefined {
  const stages = headings(map, "stage", session).filter((heading) => heading.id !== id);
  const { n, mark } = between(map, stages, x);
  const before = stages[n]?.id;
  return { mark, run: () => session.run(moveStage, { ids: [id], ...(before === undefined ? {} : { before }) }) };
}

function ofStep(session: Session, map: HTMLElement, id: RecordId, { x }: Pointer): Landing | undefined {
  const steps = headings(map, "step", session).filter((heading) => heading.id !== id);
  const under = headings(map, "stage", session).find(({ rect }) => rect.left <= x && x <= rect.right);
  const stage = under?.id;
  if (stage === undefined) return undefined;
  const own = steps.filter((heading) => {
    const step = session.record(heading.id);
    return isA(step, "step") && step.at.on === stage;
  });
  const { n, mark } = between(map, own, x, under?.rect);
  const before = own[n]?.id;
  return { mark, run: () => session.run(moveStep, { ids: [id], stage, ...(before === undefined ? {} : { before }) }) };
}

function ofLane(session: Session, map: HTMLElement, slot: SlotId, { y }: Pointer): Landing | undefined {
  const lanes = [...map.querySelectorAll<HTMLElement>("[data-lane]")]
    .map((element) => ({ id: slotId(element.dataset["lane"] ?? ""), rect: element.getBoundingClientRect() }))
    .filter(({ id }) => id !== slot);
  const edges = lanes.map(({ rect }) => ({ start: rect.top, end: rect.bottom }));
  const n = landing(edges, y);
  const before = lanes[n]?.id;
  const [area, at] = [map.getBoundingClientRect(), lineAt(edges, n, 0, y)];
  return {
    mark: { line: new DOMRect(area.left, at - THIN / 2, area.width, THIN) },
    run: () => session.run(moveLane, { slot, ...(before === undefined ? {} : { before }) }),
  };
}

interface HeadingRect {
  readonly id: RecordId;
  readonly rect: DOMRect;
}

function headings(map: HTMLElement, type: "stage" | "step", session: Session): HeadingRect[] {
  return [...map.querySelectorAll<HTMLElement>("[role=columnheader][data-record]")].flatMap((element) => {
    const id = placeNamed(element.dataset["record"] ?? "");
    return id !== undefined && session.record(id)?.record === type
      ? [{ id, rect: element.getBoundingClientRect() }]
      : [];
  });
}

/** Between which two of some headings a pointer is, in the order in which they are read. */
function between(map: HTMLElement, among: readonly HeadingRect[], x: number, within?: DOMRect) {
  const back = getComputedStyle(map).direction === "rtl" ? -1 : 1;
  const edges = among.map(({ rect }) =>
    back < 0 ? { start: -rect.right, end: -rect.left } : { start: rect.left, end: rect.right },
  );
  const n = landing(edges, back * x);
  const empty = within === undefined ? x : back < 0 ? -within.right : within.left;
  const at = back * lineAt(edges, n, 0, empty);
  const { top, bottom } = map.getBoundingClientRect();
  return { n, mark: { line: new DOMRect(at - THIN / 2, top, THIN, bottom - top) } };
}
