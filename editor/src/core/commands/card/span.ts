/** Cards that span several columns: from `on` to `to`, both on one level. */

import { directionOf } from "../../direction.ts";
import { type Edit, set } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import { type Command, command, type Mode, NOTHING, type Scene } from "../command.ts";
import { chosen, isChosen, oneChosen } from "../scene.ts";
import { AT_END, keyFor } from "../seating.ts";

type Card = RecordOf<"card">;
type End = "start" | "end";

interface Told {
  readonly id: string;
  readonly icon: string;
  readonly shortcuts?: readonly string[];
  readonly modes?: readonly Mode[];
}

/** The command that moves one end of the selected cards' spans by a column, onward or back. */
function stretching(told: Told, how: (scene: Scene) => readonly [end: End, by: 1 | -1]): Command {
  return command({
    group: "card",
    needs: "content",
    inPalette: true,
    ...told,
    canRun: isChosen("card"),
    run: (scene) => {
      const [end, by] = how(scene);
      const edits = chosen(scene, "card").flatMap((card) => stretched(scene, card, end, by));
      const { moving } = scene.seen;
      return { edits, joins: moving?.turn ?? "", ...(edits.length > 0 ? { say: { key: "said.stretched" } } : {}) };
    },
  });
}

export const extendEnd = stretching({ id: "card.extend-end", icon: "move-right" }, () => ["end", 1]);
export const shrinkEnd = stretching({ id: "card.shrink-end", icon: "move-left" }, () => ["end", -1]);
export const extendStart = stretching({ id: "card.extend-start", icon: "move-left" }, () => ["start", -1]);
export const shrinkStart = stretching({ id: "card.shrink-start", icon: "move-right" }, () => ["start", 1]);

/** With the arrow keys the start stays where it is, as with Shift in a text. */
export const stretchRight = stretching(
  { id: "card.stretch-right", icon: "move-right", shortcuts: ["Shift+ArrowRight"], modes: ["moving"] },
  (scene) => ["end", isFromRight(scene) ? -1 : 1],
);
export const stretchLeft = stretching(
  { id: "card.stretch-left", icon: "move-left", shortcuts: ["Shift+ArrowLeft"], modes: ["moving"] },
  (scene) => ["end", isFromRight(scene) ? 1 : -1],
);

export function isFromRight({ document }: Scene): boolean {
  return directionOf(document.head.language) === "rtl";
}

/** Lets a card reach from its own place to another of the same level; to its own place is no span. */
export const spanTo: Command<{ readonly id?: RecordId; readonly to: RecordId }> = command({
  id: "card.span",
  group: "card",
  needs: "content",
  icon: "move-horizontal",
  run: (scene, { id, to }) => {
    const card = oneChosen(scene, "card", id);
    if (card === undefined || !levelOf(scene, card).includes(to)) return NOTHING;
    const end = to === card.at.on ? "" : to;
    return end === card.at.to ? NOTHING : { edits: [set(card, "at", { ...card.at, to: end })] };
  },
});

/** All places on the level of a card, in reading order; none for what belongs to the whole map. */
function levelOf({ document }: Scene, { at }: Card): readonly RecordId[] {
  const type = document.get(at.on)?.record;
  return at.on === MAP ? [] : document.columns.filter((id) => document.get(id)?.record === type);
}

function stretched(scene: Scene, card: Card, end: End, by: 1 | -1): Edit[] {
  const level = levelOf(scene, card);
  const [one, two] = [level.indexOf(card.at.on), level.indexOf(card.at.to === "" ? card.at.on : card.at.to)];
  if (one < 0 || two < 0) return [];
  const now = { start: Math.min(one, two), end: Math.max(one, two) };
  const then = { ...now, [end]: now[end] + by };
  const [on, to] = [level[then.start], level[then.end]];
  if (on === undefined || to === undefined || then.start > then.end) return [];
  const order = on === card.at.on ? card.at.order : keyOn(scene, card, on);
  return [set(card, "at", { ...card.at, on, order, to: to === on ? "" : to })];
}

function keyOn({ document }: Scene, { at }: Card, on: RecordId) {
  return keyFor(document, { on, type: "card", kind: at.kind }, AT_END);
}
