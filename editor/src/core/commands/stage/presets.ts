/** The stages that a framework proposes. */

import { put } from "../../edits.ts";
import { MAP } from "../../ids.ts";
import { make, type RecordOf } from "../../records.ts";
import { type Command, command, type Scene } from "../command.ts";
import { AT_END, keysFor } from "../seating.ts";

/** Adds all stages of the framework to a map that has none. */
export const addPresets: Command = command({
  id: "stage.add-presets",
  group: "stage",
  needs: "content",
  icon: "columns-3",
  inPalette: true,
  canRun: ({ document, framework }) => document.stages.length === 0 && framework.stages.length > 0,
  run: (scene) => {
    const stages = presetStages(scene);
    const [first] = stages;
    const cursor = first && ({ row: "#stages", column: first.id } as const);
    return { edits: stages.map(put), seen: first === undefined ? {} : { selection: [first.id], cursor } };
  },
});

function presetStages(scene: Scene): RecordOf<"stage">[] {
  const { stages } = scene.framework;
  const keys = keysFor(scene.document, { on: MAP, type: "stage" }, AT_END, stages.length);
  return stages.flatMap(({ title, role }, n) => {
    const order = keys[n];
    if (order === undefined) return [];
    const at = { on: MAP, order, kind: "", to: "" } as const;
    return [make("stage", scene.newId(), { at, title, role: ROLES.find((word) => word === role) ?? "" })];
  });
}

const ROLES = ["entice", "enter", "engage", "exit", "extend"] as const;
