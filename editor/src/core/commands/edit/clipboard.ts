/** Copy, cut and paste. */

import { clipOf, clipText, type Spot } from "../../clipboard/clip.ts";
import type { Copied, Pasted } from "../../clipboard/copied.ts";
import { tabbed } from "../../clipboard/delimited.ts";
import { paste } from "../../clipboard/paste.ts";
import { remove } from "../../edits.ts";
import type { RecordId } from "../../ids.ts";
import { isA, labelOf, type RecordOf } from "../../records.ts";
import { besides } from "../card/delete.ts";
import { inReadingOrder } from "../card/move.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { chosen } from "../scene.ts";
import { extentOf, itemsIn, rowsOf, spotOf } from "../stops.ts";

type Card = RecordOf<"card">;

export const copy: Command = command({
  id: "edit.copy",
  group: "edit",
  needs: "nothing",
  icon: "copy",
  shortcuts: ["Mod+C"],
  native: true,
  inPalette: true,
  canRun: (scene) => picked(scene).length > 0 || headings(scene).length > 0,
  run: (scene) => {
    const cards = picked(scene);
    const n = cards.length || headings(scene).length;
    const copied = cards.length > 0 ? copiedCards(scene, cards) : { text: headings(scene).join("\n"), rich: "" };
    return { copy: copied, say: { key: "said.copied", values: { n } } };
  },
});

export const cut: Command = command({
  id: "edit.cut",
  group: "edit",
  needs: "content",
  icon: "scissors",
  shortcuts: ["Mod+X"],
  native: true,
  inPalette: true,
  canRun: (scene) => picked(scene).length > 0,
  run: (scene) => {
    const cards = picked(scene);
    if (cards.length === 0) return NOTHING;
    return {
      copy: copiedCards(scene, cards),
      edits: cards.map((card) => remove(card.id, card)),
      seen: { selection: [], cursor: besides(scene, new Set(cards.map(({ id }) => id))) },
      say: { key: "said.cut", values: { n: cards.length } },
    };
  },
});

/** Pastes what the page has read; with nothing read yet, asks the page to read the clipboard. */
export const pasteHere: Command<Pasted> = command({
  id: "edit.paste",
  group: "edit",
  needs: "content",
  icon: "clipboard-paste",
  shortcuts: ["Mod+V"],
  native: true,
  inPalette: true,
  run: (scene, pasted) => (isEmpty(pasted) ? { effect: { do: "paste" } } : paste(scene, pasted)),
});

function isEmpty({ text, rich, table }: Pasted): boolean {
  return text === undefined && rich === undefined && table === undefined;
}

/** The cards that are selected, else those of the cell with the keyboard. */
function picked(scene: Scene): Card[] {
  const { cursor } = scene.seen;
  const cards = chosen(scene, "card");
  if (cards.length > 0 || headings(scene).length > 0 || cursor === undefined) return inReadingOrder(scene, cards);
  return itemsIn(scene, cursor).flatMap((id) => {
    const record = scene.document.get(id);
    return isA(record, "card") ? [record] : [];
  });
}

function headings(scene: Scene): string[] {
  return [...chosen(scene, "stage"), ...chosen(scene, "step")].map(labelOf);
}

function copiedCards(scene: Scene, cards: readonly Card[]): Copied {
  const spots = spotsOf(scene, cards);
  const rows = [...spots.values()].map(([row]) => row);
  const columns = [...spots.values()].map(([, column]) => column);
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  const moved = new Map([...spots].map(([id, [row, column]]): [RecordId, Spot] => [id, [row - top, column - left]]));
  const isBlock = new Set(rows).size > 1 || new Set(columns).size > 1;
  const text = isBlock ? tabbed(block(cards, moved)) : cards.map(inOneLine).join("\n");
  return { text, rich: clipText(clipOf(scene.document, cards, moved)) };
}

function inOneLine({ text }: Card): string {
  return text.replace(/\s*\n\s*/g, " ");
}

/** Row and column in which each card is seen; those of the tray come below all lanes. */
function spotsOf(scene: Scene, cards: readonly Card[]): Map<RecordId, Spot> {
  const rows = rowsOf(scene);
  const known = new Map<string, Spot>();
  return new Map(
    cards.map((card) => {
      const cell = `${card.at.kind} ${card.at.on}`;
      const spot = known.get(cell) ?? seenAt(scene, card, rows);
      known.set(cell, spot);
      return [card.id, spot];
    }),
  );
}

function seenAt(scene: Scene, card: Card, rows: ReturnType<typeof rowsOf>): Spot {
  const spot = spotOf(scene, card.id);
  const row = spot === undefined ? rows.length : rows.indexOf(spot.row);
  return [row, Math.max(0, extentOf(scene, card.at.on)[0])];
}

/** The cards as a table: as many rows and columns as they stand in, several of one cell in lines. */
function block(cards: readonly Card[], spots: ReadonlyMap<RecordId, Spot>): string[][] {
  const used = [...new Set([...spots.values()].map(([row]) => row))].sort((a, b) => a - b);
  const width = Math.max(...[...spots.values()].map(([, column]) => column)) + 1;
  const table = used.map(() => Array.from({ length: width }, (): string[] => []));
  for (const card of cards) {
    const [row, column] = spots.get(card.id) ?? [0, 0];
    table[used.indexOf(row)]?.[column]?.push(inOneLine(card));
  }
  return table.map((row) => row.map((lines) => lines.join("\n")));
}
