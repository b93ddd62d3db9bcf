/** Steps: what happens to the customer within a stage, one thing after the other. */

import { type Edit, put, set } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { fieldCommand, flagCommand } from "../fields.ts";
import { chosen, columnChosen, homeOf, slotOf, stageOf } from "../scene.ts";
import { AT_END, keysFor, type Seat } from "../seating.ts";
import { newStage } from "../stage/new.ts";
import { type AddColumn, columnAdded, removed, titled } from "../stage/stages.ts";
import { newStep } from "./new.ts";

export const addStepAfter: Command<AddColumn> = command({
  id: "step.add-after",
  group: "step",
  needs: "content",
  icon: "between-vertical-start",
  inPalette: true,
  run: (scene, { id, title }) => stepAdded(scene, id, "after", title),
});

export const addStepBefore: Command<AddColumn> = command({
  id: "step.add-before",
  group: "step",
  needs: "content",
  icon: "between-vertical-end",
  inPalette: true,
  run: (scene, { id, title }) => stepAdded(scene, id, "before", title),
});

/** A step beside one that is named or at the keyboard, or the first or last of a stage. */
function stepAdded(
  scene: Scene,
  id: RecordId | undefined,
  side: "before" | "after",
  title: string | undefined,
): Outcome {
  const beside = id === undefined ? columnChosen(scene, "step") : chosen(scene, "step", [id])[0];
  const words = titled(title, scene.word("step.new"));
  if (beside !== undefined) {
    const seat: Seat = side === "after" ? { after: beside.id } : { before: beside.id };
    return columnAdded(scene, "#steps", newStep(scene, beside.at.on, seat, words), title, []);
  }
  const stage = (id && stageOf(scene, id)) ?? columnChosen(scene, "stage") ?? scene.document.stages.at(-1);
  if (stage === undefined) return firstOfAll(scene, words, title);
  const step = newStep(scene, stage.id, side === "before" ? { first: true } : AT_END, words);
  return columnAdded(
    scene,
    "#steps",
    step,
    title,
    scene.document.steps(stage.id).length === 0 ? taken(scene, stage, step) : [],
  );
}

function firstOfAll(scene: Scene, words: string, title: string | undefined): Outcome {
  const stage = newStage(scene, AT_END, scene.word("stage.new"));
  const outcome = columnAdded(scene, "#steps", newStep(scene, stage.id, AT_END, words), title, []);
  return { ...outcome, edits: [put(stage), ...(outcome.edits ?? [])] };
}

/** The first step of a stage takes the cards that stood in the stage's column, so that they stay in the column in which
 * they are seen; what belongs to the stage as a whole, spans or is not seen stays with the stage. */
function taken(scene: Scene, stage: RecordOf<"stage">, step: RecordOf<"step">): Edit[] {
  const cards = scene.document.on(stage.id, "card").filter(({ at }) => {
    const home = homeOf(scene, at.kind);
    return at.to === "" && home !== undefined && slotOf(scene, home)?.level === "step";
  });
  return cards.map((card) => set(card, "at", { ...card.at, on: step.id }));
}

export interface MoveSteps {
  readonly ids?: readonly RecordId[];
  /** Where to; its own stage where none is named. */
  readonly stage?: RecordId;
  readonly before?: RecordId;
}

/** Moves steps with all that stands on them before another one, or to the end of a stage. */
export const moveStep: Command<MoveSteps> = command({
  id: "step.move",
  group: "step",
  needs: "content",
  run: (scene, { ids, stage, before }) => {
    const steps = inReadingOrder(scene, chosen(scene, "step", ids));
    const target = stageOf(scene, before ?? stage ?? steps[0]?.id ?? MAP);
    if (target === undefined) return NOTHING;
    return { edits: movedSteps(scene, steps, target.id, before === undefined ? AT_END : { before }), ...said(steps) };
  },
});

export function inReadingOrder<R extends { readonly id: RecordId }>({ document }: Scene, records: readonly R[]): R[] {
  const rank = new Map(document.columns.map((id, n) => [id, n]));
  return [...records].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
}

function said(steps: readonly RecordOf<"step">[]): Pick<Outcome, "say"> {
  const [first] = steps;
  return first === undefined ? {} : { say: { key: "said.moved", values: { text: first.title } } };
}

export function movedSteps(scene: Scene, steps: readonly RecordOf<"step">[], stage: RecordId, seat: Seat): Edit[] {
  const leaving = new Set(steps.map(({ id }) => id));
  const keys = keysFor(scene.document, { on: stage, type: "step" }, seat, steps.length, leaving);
  return steps.map((step, n) => set(step, "at", { ...step.at, on: stage, order: keys[n] ?? step.at.order }));
}

/** Takes steps away with their cards. */
export const deleteStep: Command<{ readonly ids?: readonly RecordId[] }> = command({
  id: "step.delete",
  group: "step",
  needs: "content",
  icon: "trash-2",
  inPalette: true,
  canRun: (scene) => columnChosen(scene, "step") !== undefined,
  run: (scene, { ids }) => {
    const near = columnChosen(scene, "step");
    const picked = chosen(scene, "step", ids);
    return removed(scene, picked.length > 0 || near === undefined ? picked : [near]);
  },
});

export const setStepWidth = fieldCommand({ id: "step.set-width", group: "step", type: "step", field: "width" });
export const toggleMoment = flagCommand({
  id: "step.moment-of-truth",
  group: "step",
  type: "step",
  field: "moment_of_truth",
  icon: "sparkle",
});
export const toggleEnd = flagCommand({ id: "step.ends", group: "step", type: "step", field: "ends", icon: "flag" });
