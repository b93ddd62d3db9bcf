/** Sources: what a claim rests on. */

import { put, remove } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import { type Fields, isA, make } from "../../records.ts";
import { type Command, command, NOTHING } from "../command.ts";
import { fieldCommand } from "../fields.ts";
import { tied, untied } from "../links.ts";
import { chosen } from "../scene.ts";
import { AT_END, keyFor } from "../seating.ts";
import { inOneLine, isBlank } from "../text/words.ts";

interface Add {
  readonly title?: string;
  readonly fields?: Omit<Fields<"source">, "at" | "title">;
  /** Cards that rest on it from the start. */
  readonly ties?: readonly RecordId[];
}

/** Adds a source and shows it, to be filled in where it came without a title. */
export const addSource: Command<Add> = command({
  id: "source.add",
  group: "source",
  needs: "content",
  icon: "book-plus",
  inPalette: true,
  run: (scene, { title = "", fields = {}, ties = [] }) => {
    const order = keyFor(scene.document, { on: MAP, type: "source" }, AT_END);
    const words = isBlank(title) ? scene.word("source.new") : inOneLine(title, 200);
    const at = { on: MAP, order, kind: "", to: "" } as const;
    const source = make("source", scene.newId(), { ...fields, title: words, at });
    const cards = chosen(scene, "card", ties);
    return {
      edits: [put(source), ...cards.flatMap((card) => tied(scene.document, card.id, "evidence", source.id))],
      seen: { panel: "sources", topic: source.id },
      say: { key: "said.added", values: { text: words } },
    };
  },
});

const source = { group: "source", type: "source" } as const;

export const setSourceType = fieldCommand({ ...source, id: "source.set-type", field: "type", icon: "microscope" });
export const setSourceCount = fieldCommand({ ...source, id: "source.set-n", field: "n", icon: "users" });

/** Takes sources away; the cards that rested on them stay. */
export const deleteSource: Command<{ readonly ids?: readonly RecordId[] }> = command({
  id: "source.delete",
  group: "source",
  needs: "content",
  icon: "trash-2",
  run: (scene, { ids }) => {
    const sources = chosen(scene, "source", ids);
    if (sources.length === 0) return NOTHING;
    const going = new Set(sources.map(({ id }) => id));
    return {
      edits: sources.map((one) => remove(one.id, one)),
      seen: { selection: scene.seen.selection.filter((id) => !going.has(id)) },
      say: { key: "said.deleted", values: { n: sources.length } },
    };
  },
});

interface Tie {
  readonly source: RecordId;
  readonly ids?: readonly RecordId[];
}

/** Lets the selected cards rest on a source. */
export const tieSource: Command<Tie> = command({
  id: "card.tie-source",
  group: "card",
  needs: "content",
  icon: "link",
  run: (scene, { source: to, ids }) => {
    if (!isA(scene.document.get(to), "source")) return NOTHING;
    return { edits: chosen(scene, "card", ids).flatMap(({ id }) => tied(scene.document, id, "evidence", to)) };
  },
});

export const untieSource: Command<Tie> = command({
  id: "card.untie-source",
  group: "card",
  needs: "content",
  icon: "unlink",
  run: (scene, { source: to, ids }) => ({
    edits: chosen(scene, "card", ids).flatMap(({ id }) => untied(scene.document, id, "evidence", to)),
  }),
});
