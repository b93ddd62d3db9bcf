/** Lines of text as what a slot takes: cards most often, or steps, stages, personas. */

import type { Scene } from "../commands/command.ts";
import { entryOf, ownerFor, stageOf } from "../commands/scene.ts";
import type { Slot } from "../framework.ts";
import { isKind, type Kind, MAP, type RecordId } from "../ids.ts";
import { LIMITS } from "../schema.gen.ts";
import { cardSaying } from "./cards.ts";
import { pieces } from "./delimited.ts";
import type { Gathering } from "./gathering.ts";

const TITLE = 200;

export function titles(lines: readonly string[]): string[] {
  return lines.flatMap((line) => pieces(line, TITLE));
}

/** Steps in the stage of a place. */
export function enterSteps(scene: Scene, lines: readonly string[], place: RecordId, into: Gathering): void {
  if (lines.length === 0) return;
  const known = stageOf(scene, place) ?? scene.document.stages.at(-1);
  const stage = known?.id ?? into.record("stage", MAP, { title: scene.word("stage.new") });
  for (const title of lines) into.record("step", stage, { title });
}

/** Lines as what a slot takes at a place. */
export function enter(scene: Scene, slot: Slot, place: RecordId, lines: readonly string[], into: Gathering): void {
  const entry = entryOf(slot);
  if (entry === "stage") for (const title of titles(lines)) into.record("stage", MAP, { title });
  else if (entry === "persona") for (const name of titles(lines)) into.record("persona", MAP, { name });
  else if (entry === "step") enterSteps(scene, titles(lines), place, into);
  else if (entry !== undefined) enterCards(entry, ownerOf(scene, slot, place, into), lines, into);
}

/** The level that the slot says, also where the place is one that comes with the same paste. */
function ownerOf(scene: Scene, slot: Slot, place: RecordId, into: Gathering): RecordId {
  const stage = slot.level === "stage" ? into.stageOf(place) : undefined;
  return stage ?? ownerFor(scene, slot, place);
}

export function enterCards(kind: Kind, on: RecordId, lines: readonly string[], into: Gathering): void {
  for (const line of lines) for (const text of pieces(line, LIMITS.text)) into.card(on, kind, cardSaying(kind, text));
}

/** A kind that no lens has a place for, so that what could not be placed waits in every tray. */
export function unsorted(): Kind {
  const word = "x-desirepath.unsorted";
  if (!isKind(word)) throw new TypeError(`${word} is no kind`);
  return word;
}
