/** Cards that go. */

import { remove } from "../../edits.ts";
import type { RecordId } from "../../ids.ts";
import type { Cursor } from "../../session/seen.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { chosen, isChosen } from "../scene.ts";
import { itemsIn } from "../stops.ts";

/** Takes cards away; the keyboard goes on to the next card of its cell. */
export const deleteCards: Command<{ readonly ids?: readonly RecordId[] }> = command({
  id: "card.delete",
  group: "card",
  needs: "content",
  icon: "trash-2",
  inPalette: true,
  canRun: isChosen("card"),
  run: (scene, { ids }) => {
    const cards = chosen(scene, "card", ids);
    if (cards.length === 0) return NOTHING;
    const going = new Set(cards.map(({ id }) => id));
    const selection = scene.seen.selection.filter((id) => !going.has(id));
    return {
      edits: cards.map((card) => remove(card.id, card)),
      seen: { selection, cursor: besides(scene, going) },
      say: { key: "said.deleted", values: { n: cards.length } },
    };
  },
});

/** Where the keyboard is once these are gone: on what follows in the cell, else on what came before, else on the cell. */
export function besides(scene: Scene, going: ReadonlySet<RecordId>): Cursor | undefined {
  const { cursor } = scene.seen;
  if (cursor?.item === undefined || !going.has(cursor.item)) return cursor;
  const items = itemsIn(scene, cursor);
  const spot = items.indexOf(cursor.item);
  const left = [...items.slice(spot), ...items.slice(0, Math.max(0, spot)).reverse()];
  const item = left.find((id) => !going.has(id));
  const { row, column } = cursor;
  return item === undefined ? { row, column } : { row, column, item };
}
