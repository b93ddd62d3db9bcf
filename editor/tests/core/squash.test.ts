import { expect, test } from "vitest";
import { apply } from "../../src/core/apply.ts";
import { Document } from "../../src/core/document.ts";
import { change, type Edit, put } from "../../src/core/edits.ts";
import { MAP } from "../../src/core/ids.ts";
import { rebase, undo } from "../../src/core/rebase.ts";
import { make } from "../../src/core/records.ts";
import { squashed } from "../../src/core/squash.ts";
import { Chance } from "../chance.ts";
import { byId } from "../trees.ts";

test("keystrokes in a new record are one record, and one that goes again is nothing", () => {
  const start = Document.of([make("document", MAP, { title: "A picnic" })]);
  const jam = make("source", new Chance(1).id(), { title: "J" });
  const write = (value: string, was: string): Edit => ({ edit: "set", id: jam.id, field: "title", value, was });
  const typed = squashed([put(jam)], [write("Ja", "J"), write("Jam", "Ja")]);
  expect(typed).toEqual([put({ ...jam, title: "Jam" })]);
  expect(squashed(typed, [{ edit: "remove", id: jam.id, was: { ...jam, title: "Jam" } }])).toEqual([]);
  expect(squashed([write("Ja", "J")], [write("J", "Ja")])).toEqual([]);
  expect(apply(start, change(typed)).get(jam.id)).toEqual({ ...jam, title: "Jam" });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])("two changes that were joined are taken back as one, seed %i", (seed) => {
  const chance = new Chance(seed);
  const start = Document.of(chance.map());
  let document = start;
  let edits: Edit[] = [];
  for (let n = 0; n < 12; n++) {
    const { change: done } = rebase(chance.change(document), document);
    document = apply(document, done);
    edits = squashed(edits, done.edits);
  }
  const back = undo(change(edits), document);
  expect(byId(apply(document, back.change))).toEqual(byId(start));
});
