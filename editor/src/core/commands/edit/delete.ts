/** Whatever is selected goes. */

import { type Edit, remove } from "../../edits.ts";
import type { AnyRecord } from "../../records.ts";
import { besides } from "../card/delete.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { chosen } from "../scene.ts";
import { removed } from "../stage/stages.ts";

/** Takes away what is selected, or what the keyboard is on.  Asks first where a heading takes cards along. */
export const deleteSelection: Command<{ readonly sure?: boolean }> = command({
  id: "edit.delete",
  group: "edit",
  needs: "content",
  icon: "trash-2",
  shortcuts: ["Delete", "Backspace"],
  inPalette: true,
  canRun: (scene) => going(scene).length > 0,
  run: (scene, { sure = false }) => {
    const records = going(scene);
    if (records.length === 0) return NOTHING;
    if (!sure && cardsAlong(scene) > 0) return { seen: { surface: "delete" } };
    return { ...gone(scene, records), edits: records.map((record): Edit => remove(record.id, record)) };
  },
});

const TYPES = ["card", "stage", "step", "persona", "source", "link", "part"] as const;

function going(scene: Scene): AnyRecord[] {
  return TYPES.flatMap((type): AnyRecord[] => chosen(scene, type));
}

/** How many things are about to go, for the question. */
export function thingsGoing(scene: Scene): number {
  return going(scene).length;
}

/** How many cards would go along with the stages and steps that are about to go. */
export function cardsAlong(scene: Scene): number {
  const { document } = scene;
  const headings = going(scene).filter(({ record }) => record === "stage" || record === "step");
  const places = new Set(headings.flatMap(({ id }) => [id, ...document.steps(id).map((step) => step.id)]));
  return [...places].reduce((sum, place) => sum + document.on(place, "card").length, 0);
}

function gone(scene: Scene, records: readonly AnyRecord[]): Outcome {
  const headings = records.filter((record) => record.record === "stage" || record.record === "step");
  const heading = headings.length > 0 ? removed(scene, headings) : undefined;
  const ids = new Set(records.map(({ id }) => id));
  return {
    seen: { selection: [], surface: undefined, ...(heading?.seen ?? { cursor: besides(scene, ids) }) },
    say: { key: "said.deleted", values: { n: records.length } },
  };
}
