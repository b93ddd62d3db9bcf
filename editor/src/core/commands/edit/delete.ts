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
    if (!sure && records.some((record) => carries(scene, record))) return { seen: { surface: "delete" } };
    return { ...gone(scene, records), edits: records.map((record): Edit => remove(record.id, record)) };
  },
});

const TYPES = ["card", "stage", "step", "persona", "source", "link", "part"] as const;

function going(scene: Scene): AnyRecord[] {
  return TYPES.flatMap((type): AnyRecord[] => chosen(scene, type));
}

function carries({ document }: Scene, { id, record }: AnyRecord): boolean {
  if (record !== "stage" && record !== "step") return false;
  const steps = document.steps(id);
  return [id, ...steps.map((step) => step.id)].some((place) => document.on(place, "card").length > 0);
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
