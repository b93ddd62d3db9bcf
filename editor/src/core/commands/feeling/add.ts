/** A new point of a feeling curve: its height first, its words right after. */

import { kind, type RecordId, type SlotId } from "../../ids.ts";
import { make } from "../../records.ts";
import { type Command, command, NOTHING } from "../command.ts";
import { kindIn, slotOf } from "../scene.ts";
import { AT_END, keyFor } from "../seating.ts";
import { typingFresh } from "../text/typing.ts";

export interface AddFeeling {
  readonly slot: SlotId;
  readonly place: RecordId;
  /** From -2 to 2. */
  readonly score: number;
}

/** Begins to type a feeling of that score in a cell; it is put with its first letter. */
export const addFeeling: Command<AddFeeling> = command({
  id: "feeling.add",
  group: "feeling",
  needs: "content",
  icon: "heart-pulse",
  run: (scene, { slot: named, place, score }) => {
    const slot = slotOf(scene, named);
    if (slot === undefined || scene.document.get(place) === undefined) return NOTHING;
    const what = kindIn(slot) ?? kind("feeling");
    const order = keyFor(scene.document, { on: place, type: "card", kind: what }, AT_END);
    const card = make("card", scene.newId(), { at: { on: place, order, kind: what, to: "" }, score });
    return {
      seen: { ...typingFresh(scene, [card]), selection: [], cursor: { row: slot.id, column: place, item: card.id } },
    };
  },
});
