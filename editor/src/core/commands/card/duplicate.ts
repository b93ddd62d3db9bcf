/** Copies of cards beside the cards themselves. */

import type { RecordId } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { copiesOf, newIds, putCopies } from "../copying.ts";
import { chosen, isChosen } from "../scene.ts";
import { keysFor } from "../seating.ts";
import { inReadingOrder } from "./move.ts";

type Card = RecordOf<"card">;

/** Copies cards; those of one cell together below the last of them, with what they rest on and answer. */
export const duplicateCards: Command<{ readonly ids?: readonly RecordId[] }> = command({
  id: "card.duplicate",
  group: "card",
  needs: "content",
  icon: "copy-plus",
  shortcuts: ["Mod+D"],
  inPalette: true,
  canRun: isChosen("card"),
  run: (scene, { ids }) => {
    const cards = inReadingOrder(scene, chosen(scene, "card", ids));
    if (cards.length === 0) return NOTHING;
    const copies = copiesOf(scene, cards);
    const { cursor } = scene.seen;
    const selection = newIds(copies, cards);
    const [item] = selection;
    return {
      edits: putCopies(scene.document, copies, besideEachOther(scene, cards)),
      seen: { selection, ...(cursor?.item === undefined || item === undefined ? {} : { cursor: { ...cursor, item } }) },
      say: { key: "said.duplicated", values: { n: cards.length } },
    };
  },
});

function besideEachOther(scene: Scene, cards: readonly Card[]): Map<RecordId, Card> {
  const benches = new Map<string, Card[]>();
  for (const card of cards) {
    const name = `${card.at.kind} ${card.at.on}`;
    benches.set(name, [...(benches.get(name) ?? []), card]);
  }
  const seated = [...benches.values()].flatMap((bench) => {
    const last = bench.at(-1);
    if (last === undefined) return [];
    const { on, kind } = last.at;
    const keys = keysFor(scene.document, { on, type: "card", kind }, { after: last.id }, bench.length);
    return bench.map((card, n) => ({ ...card, at: { ...card.at, order: keys[n] ?? card.at.order } }));
  });
  return new Map(seated.map((card) => [card.id, card]));
}
