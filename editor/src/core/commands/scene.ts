/** What commands ask of a scene: what is selected, where the keyboard is, what a slot takes. */

import type { SetField } from "../edits.ts";
import { type Slot, slotNamed } from "../framework.ts";
import { isKind, type Kind, MAP, type RecordId, type SlotId } from "../ids.ts";
import { type AnyRecord, fieldOf, isA, type RecordOf } from "../records.ts";
import type { FieldName, RecordType } from "../schema.gen.ts";
import { equal, type Value } from "../values.ts";
import { homes } from "../view.ts";
import type { Scene } from "./command.ts";

/** The records of one type that a command is about: those named, else those selected, else the one at the keyboard. */
export function chosen<T extends RecordType>(scene: Scene, type: T, named?: readonly RecordId[]): RecordOf<T>[] {
  const { selection, cursor } = scene.seen;
  const ids = named ?? (selection.length > 0 ? selection : listOf(underKeyboard(cursor)));
  return ids.map((id) => scene.document.get(id)).filter((record) => isA(record, type));
}

/** The first of them. */
export function oneChosen<T extends RecordType>(scene: Scene, type: T, named?: RecordId): RecordOf<T> | undefined {
  return chosen(scene, type, named === undefined ? undefined : [named])[0];
}

/** Whether there is something of a type for a command to be about. */
export function isChosen(type: RecordType): (scene: Scene) => boolean {
  return (scene) => chosen(scene, type).length > 0;
}

function listOf(id: RecordId | undefined): readonly RecordId[] {
  return id === undefined ? [] : [id];
}

/** The card or heading that the keyboard is on, if it is on one. */
export function underKeyboard(cursor: Scene["seen"]["cursor"]): RecordId | undefined {
  if (cursor?.item !== undefined) return cursor.item;
  if (cursor === undefined || cursor.column === "lane") return undefined;
  return cursor.row === "#stages" || cursor.row === "#steps" ? cursor.column : undefined;
}

/** The stage or step that a command is about where a card or a cell of it will do: its column, or that of the keyboard. */
export function columnChosen(scene: Scene, type: "stage"): RecordOf<"stage"> | undefined;
export function columnChosen(scene: Scene, type: "step"): RecordOf<"step"> | undefined;
export function columnChosen(scene: Scene, type: "stage" | "step"): AnyRecord | undefined {
  const { selection, cursor } = scene.seen;
  const ids = [...selection, ...(cursor === undefined || cursor.column === "lane" ? [] : [cursor.column])];
  for (const id of ids) {
    for (let record = scene.document.get(id); record !== undefined; record = above(scene, record)) {
      if (isA(record, type)) return record;
    }
  }
  return undefined;
}

function above(scene: Scene, record: AnyRecord): AnyRecord | undefined {
  return "at" in record && record.at.on !== MAP ? scene.document.get(record.at.on) : undefined;
}

/** The stage that a place is or belongs to; undefined for the map. */
export function stageOf(scene: Scene, place: RecordId): RecordOf<"stage"> | undefined {
  const record = scene.document.get(place);
  if (isA(record, "stage")) return record;
  return isA(record, "step") ? stageOf(scene, record.at.on) : undefined;
}

/** A row by the id of its slot, shown or not. */
export function slotOf(scene: Scene, id: SlotId): Slot | undefined {
  return scene.frame.rows.find((slot) => slot.id === id) ?? slotNamed(scene.framework, id);
}

/** The slot that shows a kind through this lens; undefined for what waits in the tray. */
export function homeOf(scene: Scene, kind: string): SlotId | undefined {
  return homes(scene.document, scene.lens)(kind);
}

/** What a new entry of a slot is. */
export type Entry = "stage" | "step" | "persona" | Kind;

const RECORDS: Readonly<Record<string, "stage" | "step" | "persona">> = {
  stage: "stage",
  stages: "stage",
  step: "step",
  steps: "step",
  persona: "persona",
  personas: "persona",
};

export function entryOf(slot: Slot): Entry | undefined {
  const word = slot.writes || slot.shows[0] || "";
  return RECORDS[word] ?? (isKind(word) ? word : undefined);
}

/** The kind that a card gets which is written or dropped into a slot; undefined where it takes no cards. */
export function kindIn(slot: Slot): Kind | undefined {
  return [slot.writes, ...slot.shows].find((word) => isKind(word));
}

/** What a card stands on that is written in a cell: the slot says on which level. */
export function ownerFor(scene: Scene, slot: Slot, place: RecordId): RecordId {
  if (slot.level === "map") return MAP;
  return slot.level === "stage" ? (stageOf(scene, place)?.id ?? place) : place;
}

/** A write to a field, or nothing where that is its value already. */
export function written(record: AnyRecord, field: FieldName, value: Value): SetField[] {
  const was = fieldOf(record, field);
  return equal(was, value) ? [] : [{ edit: "set", id: record.id, field, value, was }];
}
