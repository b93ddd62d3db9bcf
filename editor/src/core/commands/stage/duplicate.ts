/** Copies of stages and steps, with all that stands on them. */

import { MAP, type RecordId } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { copiesOf, putCopies } from "../copying.ts";
import { columnChosen, oneChosen } from "../scene.ts";
import { keyFor } from "../seating.ts";

interface Which {
  readonly id?: RecordId;
}

/** Copies a stage with its steps, cards and the ways between them, and puts the copy after it. */
export const duplicateStage: Command<Which> = command({
  id: "stage.duplicate",
  group: "stage",
  needs: "content",
  icon: "copy-plus",
  inPalette: true,
  canRun: (scene) => columnChosen(scene, "stage") !== undefined,
  run: (scene, { id }) => {
    const stage = id === undefined ? columnChosen(scene, "stage") : oneChosen(scene, "stage", id);
    if (stage === undefined) return NOTHING;
    const order = keyFor(scene.document, { on: MAP, type: "stage" }, { after: stage.id });
    return duplicated(scene, { ...stage, at: { ...stage.at, order } });
  },
});

export const duplicateStep: Command<Which> = command({
  id: "step.duplicate",
  group: "step",
  needs: "content",
  icon: "copy-plus",
  inPalette: true,
  canRun: (scene) => columnChosen(scene, "step") !== undefined,
  run: (scene, { id }) => {
    const step = id === undefined ? columnChosen(scene, "step") : oneChosen(scene, "step", id);
    if (step === undefined) return NOTHING;
    const order = keyFor(scene.document, { on: step.at.on, type: "step" }, { after: step.id });
    return duplicated(scene, { ...step, at: { ...step.at, order } });
  },
});

/** `root` is the original in the place of the copy. */
function duplicated(scene: Scene, root: RecordOf<"stage"> | RecordOf<"step">): Outcome {
  const copies = copiesOf(scene, [root]);
  const id = copies.get(root.id) ?? root.id;
  return {
    edits: putCopies(scene.document, copies, new Map([[root.id, root]])),
    seen: { selection: [id], cursor: { row: root.record === "stage" ? "#stages" : "#steps", column: id } },
    say: { key: "said.duplicated", values: { n: 1 } },
  };
}
