/** What to do next, in the order in which a framework wants its slots filled in. */

import type { Document } from "./document.ts";
import type { Slot, StagePreset } from "./framework.ts";
import { MAP, type RecordId, type SlotId } from "./ids.ts";
import { type AnyRecord, isA } from "./records.ts";
import { cell, type Frame, type Lens, places } from "./view.ts";

/** One slot and how far it is filled in. */
export interface Task {
  readonly slot: SlotId;
  readonly title: string;
  /** What to ask oneself there: at the first empty place, where it differs from the slot's own question. */
  readonly prompt: string;
  /** The first place that is empty; undefined where none is. */
  readonly place: RecordId | undefined;
  readonly placeTitle: string;
  /** Places that hold something, of all that ought to. */
  readonly done: number;
  readonly of: number;
}

/** The slots that a framework counts, in its order; those that are hidden left out. */
export function tasks(document: Document, lens: Lens, frame: Frame): Task[] {
  const counted = frame.rows.filter(({ fill }) => fill > 0).sort((a, b) => a.fill - b.fill);
  return counted.map((slot) => taskOf(document, lens, frame, slot));
}

/** The first of them that is not done; undefined where all are. */
export function nextTask(document: Document, lens: Lens, frame: Frame): Task | undefined {
  return tasks(document, lens, frame).find(({ done, of }) => done < of);
}

function taskOf(document: Document, lens: Lens, frame: Frame, slot: Slot): Task {
  const wanted = placesOf(document, lens, frame, slot);
  const filled = filledIn(document, lens, slot);
  const empty = wanted.filter((place) => !filled.has(place));
  const [place] = empty;
  const record = place === undefined || place === MAP ? undefined : document.get(place);
  return {
    slot: slot.id,
    title: slot.title,
    prompt: promptAt(document, lens, slot, place),
    place,
    placeTitle: isA(record, "stage") || isA(record, "step") ? record.title : "",
    done: wanted.length - empty.length,
    of: wanted.length,
  };
}

/** Where a slot ought to hold something: once on the map, or on every stage or column. */
function placesOf(document: Document, lens: Lens, frame: Frame, slot: Slot): RecordId[] {
  const stages = document.stages.map(({ id }) => id);
  if (slot.level === "map" || stages.length === 0) return [MAP];
  if (slot.level === "stage" || slot.shows.includes("steps")) return stages;
  if (lens.framework.layout === "canvas") return [MAP];
  return frame.columns.flatMap(({ place }) => (place === "" ? [] : [place]));
}

/** Every place at which a slot holds something: on itself, on a step of it, or by a card that reaches over it. */
function filledIn(document: Document, lens: Lens, slot: Slot): ReadonlySet<RecordId> {
  const found = new Set<RecordId>();
  for (const place of places(document, lens.framework)) {
    const held = cell(document, lens, slot, place);
    if (held.length === 0) continue;
    for (const reached of held.flatMap((id) => reachOf(document, document.get(id)))) found.add(reached);
    const record = document.get(place);
    found.add(place).add(isA(record, "step") ? record.at.on : place);
  }
  if (found.size > 0 && (slot.level !== "map" || lens.framework.layout === "canvas")) found.add(MAP);
  return found;
}

/** The places over which a card reaches, with its own. */
function reachOf(document: Document, card: AnyRecord | undefined): readonly RecordId[] {
  if (!isA(card, "card")) return [];
  const { at } = card;
  if (at.to === "") return [at.on];
  const type = document.get(at.on)?.record;
  const level = document.columns.filter((id) => document.get(id)?.record === type);
  const [a, b] = [level.indexOf(at.on), level.indexOf(at.to)];
  return level.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** The question of a slot at a place: that of the framework's stage which this stage is or stands for, else its own. */
export function promptAt(document: Document, lens: Lens, slot: Slot, place: RecordId | undefined): string {
  const preset = place === undefined ? undefined : presetOf(document, lens, place);
  return (preset && slot.prompts[preset.id]) || slot.prompt;
}

/** The stage of a framework for which a stage, or that of a step, stands: by id, by role, or by title. */
export function presetOf(document: Document, { framework }: Lens, place: RecordId): StagePreset | undefined {
  const record = document.get(place);
  const stage = isA(record, "step") ? document.get(record.at.on) : record;
  if (!isA(stage, "stage")) return undefined;
  const is = (test: (preset: StagePreset) => boolean) => framework.stages.find(test);
  return (
    is(({ id }) => id === stage.id) ??
    is(({ role }) => role !== "" && role === stage.role) ??
    is(({ title }) => title.toLowerCase() === stage.title.toLowerCase())
  );
}
