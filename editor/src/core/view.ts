/** What a document looks like through a lens: `frame` (columns, rows, tray) and `cell` (what stands in one slot at one
 * place).  An editor computes one cell per keystroke, a first paint all of them (`view`). */

import type { Document } from "./document.ts";
import { type Framework, PLAIN_SLOT, type Slot, slotNamed, takes, usualLook } from "./framework.ts";
import { baseKind, MAP, type RecordId, type SlotId, slotId } from "./ids.ts";
import { isA, type RecordOf } from "./records.ts";
import { byCodePoint } from "./values.ts";

/** A framework together with what one viewer chose to show or hide on top of the document's own lanes. */
export interface Lens {
  readonly framework: Framework;
  readonly show: ReadonlySet<SlotId>;
  readonly hide: ReadonlySet<SlotId>;
}

/** One column: `place` is a step or a stage, "" where a role has no stage yet; `group` is the heading above it. */
export interface Column {
  readonly place: RecordId | "";
  readonly group: string;
  /** 1 is usual. */
  readonly width: number;
}

/** A heading over neighbouring columns: a stage, or a role of the 5E model that several stages share. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly RecordId[];
  readonly prompt: string;
  readonly duration: string;
}

/** The shape of a view: headings, columns and rows, and what is not seen. */
export interface Frame {
  readonly groups: readonly Group[];
  readonly columns: readonly Column[];
  readonly rows: readonly Slot[];
  /** Cards that no slot takes, in reading order. */
  readonly tray: readonly RecordId[];
  /** How many cards stand behind each lane that is not shown. */
  readonly hidden: ReadonlyMap<SlotId, number>;
}

/** A frame and all its cells that hold something: slot, then place, then ids in the order in which they are drawn. */
export interface View {
  readonly frame: Frame;
  readonly cells: ReadonlyMap<SlotId, ReadonlyMap<RecordId, readonly RecordId[]>>;
}

type Lane = RecordOf<"lane">;
type Home = (kind: string) => SlotId | undefined;

export function view(document: Document, lens: Lens): View {
  const shape = frame(document, lens);
  const home = homes(document, lens);
  const cells = new Map<SlotId, Map<RecordId, readonly RecordId[]>>();
  for (const slot of shape.rows) {
    const row = new Map<RecordId, readonly RecordId[]>();
    for (const place of places(document, lens.framework)) {
      const ids = filled(document, lens.framework, slot, place, home);
      if (ids.length > 0) row.set(place, ids);
    }
    if (row.size > 0) cells.set(slot.id, row);
  }
  return { frame: shape, cells };
}

/** The slots that are shown, in order, with the document's overlays laid over them, its own lanes included. */
export function rows(document: Document, lens: Lens): Slot[] {
  const { slots } = lens.framework;
  const overlays = new Map(lanesOf(document, lens.framework).map((lane) => [slotOf(lane), lane]));
  const ranked: { rank: number; slot: Slot }[] = slots.map((slot, n) => {
    const overlay = taken(overlays, [slot.id, ...slot.was]);
    return { rank: overlay?.order ?? n + 1, slot: overlaid(slot, overlay) };
  });
  const left = [...overlays].sort(([a], [b]) => byCodePoint(a, b));
  left.forEach(([id, lane], n) => {
    const kinds = lane.kinds.filter((kind) => !takes(lens.framework).has(kind));
    if (kinds.length > 0) ranked.push({ rank: lane.order ?? slots.length + n + 1, slot: ownLane(id, lane, kinds) });
  });
  const inOrder = ranked.sort((a, b) => a.rank - b.rank).map(({ slot }) => slot);
  return inOrder.filter((slot) => lens.show.has(slot.id) || !(slot.hidden || lens.hide.has(slot.id)));
}

function lanesOf(document: Document, framework: Framework): Lane[] {
  return document.lanes.filter((lane) => lane.id.startsWith(`${framework.id} `));
}

function slotOf(lane: Lane): SlotId {
  return slotId(lane.id.slice(lane.id.indexOf(" ") + 1));
}

function taken(overlays: Map<SlotId, Lane>, names: readonly string[]): Lane | undefined {
  const name = names.map(slotId).find((id) => overlays.has(id));
  const overlay = name && overlays.get(name);
  if (name !== undefined) overlays.delete(name);
  return overlay;
}

function overlaid(slot: Slot, overlay: Lane | undefined): Slot {
  if (overlay === undefined) return slot;
  const { title, hidden, height } = overlay;
  return { ...slot, title: title || slot.title, hidden: hidden ?? slot.hidden, height: height || slot.height };
}

function ownLane(id: SlotId, lane: Lane, kinds: readonly string[]): Slot {
  const { title, hidden, height } = lane;
  return {
    ...PLAIN_SLOT,
    id,
    title: title || id,
    shows: kinds,
    look: usualLook(kinds),
    hidden: hidden ?? false,
    height: height ?? 0,
  };
}

/** Headings, columns, rows, the tray and what hidden lanes hold. */
export function frame(document: Document, lens: Lens): Frame {
  const shown = rows(document, lens);
  const home = homes(document, lens);
  const visible = new Set(shown.map((slot) => slot.id));
  const tray: RecordId[] = [];
  const hidden = new Map<SlotId, number>();
  for (const place of [MAP, ...document.columns]) {
    for (const [kind, ids] of document.kindsOn(place, "card")) {
      const slot = home(kind);
      if (slot === undefined) tray.push(...ids);
      else if (!visible.has(slot)) hidden.set(slot, (hidden.get(slot) ?? 0) + ids.length);
    }
  }
  return { ...headed(document, lens.framework), rows: shown, tray, hidden };
}

/** Where a kind is shown: the most specific one wins, and of two lanes for it the framework's own. */
export function homes(document: Document, lens: Lens): Home {
  const byFramework = takes(lens.framework);
  const byLane = new Map<string, SlotId>();
  for (const lane of lanesOf(document, lens.framework)) {
    const id = slotNamed(lens.framework, slotOf(lane))?.id ?? slotOf(lane);
    for (const kind of lane.kinds) byLane.set(kind, id);
  }
  return (kind) => {
    const base = baseKind(kind);
    return byFramework.get(kind) ?? byLane.get(kind) ?? byFramework.get(base) ?? byLane.get(base);
  };
}

type Headed = Pick<Frame, "groups" | "columns">;

function headed(document: Document, framework: Framework): Headed {
  if (framework.columns === "roles") return headedByRole(document, framework);
  const groups = document.stages.map(headingOf);
  const columns = document.stages.flatMap((stage) => {
    const steps = framework.columns === "steps" ? document.steps(stage.id) : [];
    return (steps.length > 0 ? steps : [stage]).map((record) => columnOf(record, stage.id));
  });
  return { groups, columns };
}

/** One heading per role, stages beneath it in their own order; a stage without a role keeps its own heading. */
function headedByRole(document: Document, framework: Framework): Headed {
  const groups: Group[] = [];
  const columns: Column[] = [];
  const { stages } = document;
  for (const { id, title, prompt, role } of framework.stages) {
    const beneath = stages.filter((stage) => stage.role === role);
    groups.push({ id, title, stages: beneath.map((stage) => stage.id), prompt, duration: "" });
    if (beneath.length === 0) columns.push({ place: "", group: id, width: 1 });
    columns.push(...beneath.map((stage) => columnOf(stage, id)));
  }
  const roles = new Set(framework.stages.map((preset) => preset.role));
  for (const stage of stages.filter((stage) => !roles.has(stage.role))) {
    groups.push(headingOf(stage));
    columns.push(columnOf(stage, stage.id));
  }
  return { groups, columns };
}

function headingOf(stage: RecordOf<"stage">): Group {
  return { id: stage.id, title: stage.title, stages: [stage.id], prompt: "", duration: stage.duration };
}

function columnOf(record: RecordOf<"stage"> | RecordOf<"step">, group: string): Column {
  return { place: record.id, group, width: record.width ?? 1 };
}

/** Where cells are: the map and, in reading order, the stages and (unless they fold into stages) the steps. */
export function places(document: Document, framework: Framework): RecordId[] {
  if (framework.columns === "steps") return [MAP, ...document.columns];
  return [MAP, ...document.stages.map((stage) => stage.id)];
}

/** The ids of what stands in one slot at one place, grouped by kind in the order in which the slot names them.
 *
 * The place of the map holds what belongs to the whole journey.  Where columns are stages, a stage's cell holds the cards
 * of its steps as well, in their order; where the slot shows steps, each step comes before its own cards. */
export function cell(document: Document, lens: Lens, slot: Slot, place: RecordId): RecordId[] {
  return filled(document, lens.framework, slot, place, homes(document, lens));
}

function filled(document: Document, framework: Framework, slot: Slot, place: RecordId, home: Home): RecordId[] {
  const spots = [place];
  if (framework.columns !== "steps" && place !== MAP) spots.push(...document.steps(place).map((step) => step.id));
  if (framework.columns === "steps" || !slot.shows.includes("steps")) {
    return [...recordsAt(document, slot, place), ...grouped(document, slot, spots, home)];
  }
  return spots.flatMap((spot) => [...recordsAt(document, slot, spot), ...grouped(document, slot, [spot], home)]);
}

function recordsAt(document: Document, slot: Slot, place: RecordId): RecordId[] {
  const record = document.get(place);
  return slot.shows.flatMap((what) => {
    if (what === "personas" && place === MAP) return document.on(MAP, "persona").map((persona) => persona.id);
    return (what === "stages" && isA(record, "stage")) || (what === "steps" && isA(record, "step")) ? [place] : [];
  });
}

/** The cards of a slot at some places; those of one kind, and those of kinds that it does not name, keep their order. */
function grouped(document: Document, slot: Slot, spots: readonly RecordId[], home: Home): RecordId[] {
  const found: { rank: number; ids: readonly RecordId[] }[] = [];
  for (const spot of spots) {
    for (const [kind, ids] of document.kindsOn(spot, "card")) {
      if (home(kind) === slot.id) found.push({ rank: rankOf(kind, slot.shows), ids });
    }
  }
  return found.sort((a, b) => a.rank - b.rank).flatMap(({ ids }) => ids);
}

function rankOf(kind: string, shows: readonly string[]): number {
  const rank = shows.indexOf(kind);
  const base = rank >= 0 ? rank : shows.indexOf(baseKind(kind));
  return base >= 0 ? base : shows.length;
}
