/** Branches, loops and exits: the ways from step to step that the order of the columns does not show.
 *
 * A step leads to the one that follows it unless it names others; so who adds a way keeps the plain one, until they take it
 * away, and a step that is left with the plain way alone says nothing of it any more.
 */

import { type Edit, remove } from "../../edits.ts";
import type { RecordId } from "../../ids.ts";
import { isA, type RecordOf } from "../../records.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { isThere, tied } from "../links.ts";
import { oneChosen, written } from "../scene.ts";
import { inOneLine } from "../text/words.ts";

interface Way {
  /** Where it starts; else the step at the keyboard. */
  readonly id?: RecordId;
  readonly to: RecordId;
  readonly text?: string;
  /** Whether it takes the place of the way to the following step. */
  readonly only?: boolean;
}

export const linkNext: Command<Way> = command({
  id: "step.link-next",
  group: "step",
  needs: "content",
  icon: "git-branch",
  run: (scene, { id, to, text, only = false }) => {
    const { document } = scene;
    const step = oneChosen(scene, "step", id);
    if (step === undefined || !isA(document.get(to), "step")) return NOTHING;
    const plain = following(scene, step);
    const isFirst = document.links(step.id, "next").length === 0 && !step.ends && !only;
    const words = text === undefined ? undefined : inOneLine(text, 200);
    const edits: Edit[] = [...written(step, "ends", false), ...tied(document, step.id, "next", to, words)];
    if (isFirst && plain !== undefined && plain !== to) edits.push(...tied(document, step.id, "next", plain));
    return { edits };
  },
});

/** Takes a way away, by the id of its link. */
export const unlinkNext: Command<{ readonly link: RecordId }> = command({
  id: "step.unlink-next",
  group: "step",
  needs: "content",
  icon: "unlink",
  run: (scene, { link: named }) => {
    const link = scene.document.get(named);
    const step = isA(link, "link") && isThere(scene.document, link.on) ? scene.document.get(link.on) : undefined;
    if (!isA(link, "link") || !isA(step, "step")) return NOTHING;
    const [last, ...more] = scene.document.links(step.id, "next").filter(({ id }) => id !== named);
    const isPlain = more.length === 0 && last?.to === following(scene, step) && last?.text === "";
    return { edits: [link, ...(isPlain && last !== undefined ? [last] : [])].map((one) => remove(one.id, one)) };
  },
});

/** The step that comes next in reading order. */
function following({ document }: Scene, step: RecordOf<"step">): RecordId | undefined {
  const steps = document.columns.filter((id) => isA(document.get(id), "step"));
  return steps[steps.indexOf(step.id) + 1];
}
