/** Personas: who travels. */

import { put, remove, set } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import type { Fields } from "../../records.ts";
import { newPersona } from "../card/add.ts";
import { type Command, command, NOTHING } from "../command.ts";
import { fieldCommand } from "../fields.ts";
import { chosen, oneChosen } from "../scene.ts";
import { AT_END, keyFor } from "../seating.ts";
import { inOneLine } from "../text/words.ts";

interface Add {
  readonly name?: string;
  readonly fields?: Omit<Fields<"persona">, "at" | "name">;
}

/** Adds a persona and shows it, to be filled in. */
export const addPersona: Command<Add> = command({
  id: "persona.add",
  group: "persona",
  needs: "content",
  icon: "user-plus",
  inPalette: true,
  run: (scene, { name = "", fields = {} }) => {
    const persona = { ...newPersona(scene, AT_END, inOneLine(name, 200)), ...fields };
    return {
      edits: [put(persona)],
      seen: { panel: "personas", topic: persona.id },
      say: { key: "said.added", values: { text: persona.name } },
    };
  },
});

const persona = { group: "persona", type: "persona" } as const;

export const setColour = fieldCommand({ ...persona, id: "persona.set-colour", field: "colour", icon: "palette" });
export const setGoals = fieldCommand({ ...persona, id: "persona.set-goals", field: "goals", icon: "target" });
export const setFears = fieldCommand({ ...persona, id: "persona.set-fears", field: "fears", icon: "cloud-rain" });
export const setFrustrations = fieldCommand({
  ...persona,
  id: "persona.set-frustrations",
  field: "frustrations",
  icon: "frown",
});
export const setTraits = fieldCommand({
  ...persona,
  id: "persona.set-traits",
  field: "traits",
  icon: "sliders-horizontal",
});
export const setAvatar = fieldCommand({ ...persona, id: "persona.set-avatar", field: "avatar", icon: "image" });

/** Takes personas away; their cards stay and are nobody's. */
export const deletePersona: Command<{ readonly ids?: readonly RecordId[] }> = command({
  id: "persona.delete",
  group: "persona",
  needs: "content",
  icon: "trash-2",
  run: (scene, { ids }) => {
    const personas = chosen(scene, "persona", ids);
    if (personas.length === 0) return NOTHING;
    const going = new Set(personas.map(({ id }) => id));
    return {
      edits: personas.map((one) => remove(one.id, one)),
      seen: { selection: scene.seen.selection.filter((id) => !going.has(id)) },
      say: { key: "said.deleted", values: { n: personas.length } },
    };
  },
});

/** Puts a persona before another one, or last: this is the order of curves and panels. */
export const movePersona: Command<{ readonly id?: RecordId; readonly before?: RecordId }> = command({
  id: "persona.move",
  group: "persona",
  needs: "content",
  icon: "move-vertical",
  run: (scene, { id, before }) => {
    const one = oneChosen(scene, "persona", id);
    if (one === undefined || before === one.id) return NOTHING;
    const seat = before === undefined ? AT_END : { before };
    const order = keyFor(scene.document, { on: MAP, type: "persona" }, seat, new Set([one.id]));
    return { edits: [set(one, "at", { ...one.at, order })] };
  },
});
