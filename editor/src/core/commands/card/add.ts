/** New cards: typed straight into cells, one after the other. */

import { type Edit, put } from "../../edits.ts";
import type { Slot } from "../../framework.ts";
import { type Kind, MAP, type RecordId, type SlotId } from "../../ids.ts";
import { type AnyRecord, isA, make, type RecordOf } from "../../records.ts";
import { LIMITS } from "../../schema.gen.ts";
import type { Seen } from "../../session/seen.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { entryOf, oneChosen, ownerFor, slotOf, stageOf } from "../scene.ts";
import { AT_END, keyFor, type Seat } from "../seating.ts";
import { newStage } from "../stage/new.ts";
import { newStep } from "../step/new.ts";
import { firstCell } from "../stops.ts";
import { ended, typingFresh } from "../text/typing.ts";
import { inOneLine, isBlank, tidy } from "../text/words.ts";

export interface AddCard {
  readonly slot?: SlotId;
  /** Where the cell is; "" is a heading that no stage stands under yet. */
  readonly place?: RecordId | "";
  /** The heading of that cell, where `place` is "". */
  readonly group?: string;
  readonly before?: RecordId;
  /** What it says; without words one begins to type. */
  readonly text?: string;
}

/** Adds what the slot takes (a card most often) to the cell named, or to the one at the keyboard. */
export const addCard: Command<AddCard> = command({
  id: "card.add",
  group: "card",
  needs: "content",
  icon: "plus",
  shortcuts: ["n"],
  inPalette: true,
  canRun: ({ frame }) => frame.rows.length > 0,
  run: (scene, { slot: named, place: at, group = "", before, text }) => {
    const spot = spotFor(scene, named, at);
    const slot = spot && slotOf(scene, spot.row);
    if (spot === undefined || slot === undefined) return NOTHING;
    const item = at === undefined && before === undefined ? scene.seen.cursor?.item : undefined;
    const seat: Seat = before !== undefined ? { before } : item !== undefined ? { after: item } : AT_END;
    const fresh = entriesFor(scene, slot, spot.place, seat, group);
    return text === undefined ? begun(scene, fresh, cursorOn(slot, fresh)) : added(fresh, text);
  },
});

/** Begins the next card below this one, as Enter does while one types. */
export const addAfter: Command<{ readonly id?: RecordId }> = command({
  id: "card.add-after",
  group: "card",
  needs: "content",
  icon: "list-plus",
  shortcuts: ["Enter"],
  modes: ["typing"],
  inPalette: true,
  canRun: (scene) => scene.seen.typing !== undefined || oneChosen(scene, "card") !== undefined,
  run: (scene, { id }) => {
    const { typing } = scene.seen;
    const done = ended(scene);
    const record = scene.document.get(id ?? typing?.id ?? oneChosen(scene, "card")?.id ?? MAP);
    if (record === undefined || typing?.blank === true || !(isA(record, "card") || inCell(scene, record))) return done;
    const next = begun(scene, [following(scene, record)], undefined);
    return { ...done, seen: { ...done.seen, ...next.seen } };
  },
});

/** Whether a step or persona is typed in a cell and not in a heading, so that another may follow. */
function inCell({ seen }: Scene, record: AnyRecord): boolean {
  return (isA(record, "step") && seen.cursor?.row !== "#steps") || isA(record, "persona");
}

function following(scene: Scene, record: AnyRecord): AnyRecord {
  if (isA(record, "step")) return newStep(scene, record.at.on, { after: record.id }, "");
  if (isA(record, "persona")) return newPersona(scene, { after: record.id }, "");
  const kind = isA(record, "card") ? record.at.kind : "";
  return newCard(scene, isA(record, "card") ? record.at.on : MAP, kind, { after: record.id });
}

function begun(scene: Scene, fresh: readonly AnyRecord[], cursor: Seen["cursor"]): Outcome {
  const seen = typingFresh(scene, fresh);
  return { seen: { ...seen, selection: [], ...(cursor === undefined ? {} : { cursor }) } };
}

function added(fresh: readonly AnyRecord[], text: string): Outcome {
  const last = fresh.at(-1);
  if (last === undefined || isBlank(text)) return NOTHING;
  const edits = fresh.map((record): Edit => put(record === last ? named(record, text) : record));
  return { edits, seen: { selection: [last.id] }, say: { key: "said.added", values: { text: inOneLine(text, 80) } } };
}

function named(record: AnyRecord, text: string): AnyRecord {
  if (isA(record, "card")) return { ...record, text: tidy(text, LIMITS.text) };
  if (isA(record, "persona")) return { ...record, name: inOneLine(text, 200) };
  return isA(record, "step") || isA(record, "stage") ? { ...record, title: inOneLine(text, 200) } : record;
}

function cursorOn(slot: Slot, fresh: readonly AnyRecord[]): Seen["cursor"] {
  const last = fresh.at(-1);
  const on = last !== undefined && "at" in last ? last.at.on : MAP;
  return { row: slot.id, column: on };
}

/** Where the keyboard is, in a cell; the first cell of all where it is elsewhere. */
function spotFor(
  scene: Scene,
  named: SlotId | undefined,
  place: RecordId | "" | undefined,
): { row: SlotId; place: RecordId | "" } | undefined {
  const { cursor } = scene.seen;
  const first = firstCell(scene);
  const isCell = cursor !== undefined && cursor.row !== "#stages" && cursor.row !== "#steps";
  const row = named ?? (isCell ? cursor.row : first?.row);
  if (row === undefined || row === "#stages" || row === "#steps") return undefined;
  const here = cursor === undefined || cursor.column === "lane" ? first?.column : cursor.column;
  return { row, place: place ?? (here === undefined || here === "lane" ? MAP : here) };
}

/** What a slot takes at a place, and before it the stage or step that it needs to stand on. */
export function entriesFor(
  scene: Scene,
  slot: Slot,
  place: RecordId | "",
  seat: Seat,
  group = "",
): readonly AnyRecord[] {
  const entry = entryOf(slot);
  if (entry === undefined) return [];
  if (entry === "persona") return [newPersona(scene, seat, "")];
  const stage = place === "" ? headedStage(scene, group) : undefined;
  const on = stage?.id ?? (place === "" ? MAP : place);
  const brought = stage === undefined ? [] : [stage];
  if (entry === "stage") return [stage ?? newStage(scene, besideStage(scene, on), "")];
  if (entry === "step") return [...brought, ...freshStep(scene, on, seat, brought)];
  return [...brought, newCard(scene, ownerFor(scene, slot, on), entry, seat)];
}

function besideStage(scene: Scene, place: RecordId): Seat {
  const stage = stageOf(scene, place);
  return stage === undefined ? AT_END : { after: stage.id };
}

/** A stage for a role of the framework that none stands for yet. */
function headedStage(scene: Scene, group: string): RecordOf<"stage"> | undefined {
  const preset = scene.framework.stages.find(({ id }) => id === group);
  if (preset === undefined) return undefined;
  const role = ["entice", "enter", "engage", "exit", "extend"] as const;
  const known = role.find((word) => word === preset.role) ?? "";
  const order = scene.framework.stages.map(({ role }) => role);
  const later = scene.document.stages.find((stage) => order.indexOf(stage.role) > order.indexOf(preset.role));
  const stage = newStage(scene, later === undefined ? AT_END : { before: later.id }, preset.title);
  return { ...stage, role: known };
}

function freshStep(scene: Scene, on: RecordId, seat: Seat, brought: readonly AnyRecord[]): AnyRecord[] {
  const here = scene.document.get(on);
  if (isA(here, "step")) return [newStep(scene, here.at.on, seat === AT_END ? { after: on } : seat, "")];
  const stage = brought.length > 0 || isA(here, "stage") ? on : scene.document.stages.at(-1)?.id;
  if (stage !== undefined) return [newStep(scene, stage, seat, "")];
  const first = newStage(scene, AT_END, scene.word("stage.new"));
  return [first, newStep(scene, first.id, AT_END, "")];
}

/** A card without words; it sits where it is told if that is on its own bench. */
export function newCard(scene: Scene, on: RecordId, kind: Kind | "", seat: Seat): RecordOf<"card"> {
  const order = keyFor(scene.document, { on, type: "card", kind }, seat);
  return make("card", scene.newId(), { at: { on, order, kind, to: "" } });
}

export function newPersona(scene: Scene, seat: Seat, name: string): RecordOf<"persona"> {
  const order = keyFor(scene.document, { on: MAP, type: "persona" }, seat);
  return make("persona", scene.newId(), { at: { on: MAP, order, kind: "", to: "" }, name });
}
