import { expect, test } from "vitest";
import { apply } from "../../src/core/apply.ts";
import { composed } from "../../src/core/compose.ts";
import { Document } from "../../src/core/document.ts";
import { change, type Edit, put, set } from "../../src/core/edits.ts";
import { MAP } from "../../src/core/ids.ts";
import { rebase, undo } from "../../src/core/rebase.ts";
import { isA, make } from "../../src/core/records.ts";
import { Chance } from "../chance.ts";
import { byId } from "../trees.ts";

const HEAD = make("document", MAP, { title: "A picnic" });
const jam = make("source", new Chance(1).id(), { title: "J" });
const write = (value: string, was: string): Edit => ({ edit: "set", id: jam.id, field: "title", value, was });
const both = (first: readonly Edit[], then: readonly Edit[]) => composed(change(first), change(then)).edits;

test("keystrokes in a new record are one record, and one that goes again is nothing", () => {
  const typed = both([put(jam)], [write("Ja", "J"), write("Jam", "Ja")]);
  expect(typed).toEqual([put({ ...jam, title: "Jam" })]);
  expect(both(typed, [{ edit: "remove", id: jam.id, was: { ...jam, title: "Jam" } }])).toEqual([]);
  expect(both([write("Ja", "J")], [write("J", "Ja")])).toEqual([]);
  expect(apply(Document.of([HEAD]), change(typed)).get(jam.id)).toEqual({ ...jam, title: "Jam" });
});

test("a record that goes is not forgotten while something that came with it names it", () => {
  const stage = make("stage", new Chance(2).id(), { at: { ...make("stage", jam.id, {}).at, on: MAP }, title: "Home" });
  const step = make("step", new Chance(3).id(), { at: { ...stage.at, on: stage.id }, title: "Packs" });
  const edits = both([put(stage), put(step)], [{ edit: "remove", id: stage.id, was: undefined }]);
  expect(edits).toHaveLength(3);
});

test("what somebody else wrote in between is not taken back with what was typed around it", () => {
  const start = Document.of([HEAD, make("source", jam.id, { title: "Jam and bread" })]);
  const mine = [write("Jam and bread!", "Jam and bread"), write("Sweet jam and bread!?", "Sweet jam and bread!")];
  const end = apply(start, change([write("Sweet jam and bread!?", "Jam and bread")]));
  const back = undo(change(both(mine.slice(0, 1), mine.slice(1))), end);
  const record = apply(end, back.change).get(jam.id);
  expect(isA(record, "source") && record.title).toBe("Sweet jam and bread");
});

test("a reference that is written again keeps its turn behind the record that it names", () => {
  const card = make("card", new Chance(4).id(), { text: "Jam" });
  const kim = make("persona", new Chance(5).id(), { name: "Kim" });
  const first = [set(card, "persona", ""), put(kim)];
  const then = [set(card, "persona", kim.id)];
  expect(both(first, then).map(({ edit }) => edit)).toEqual(["set", "put", "set"]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])("two changes that were joined are taken back as one, seed %i", (seed) => {
  const chance = new Chance(seed);
  const start = Document.of(chance.map());
  let document = start;
  let whole = change([]);
  for (let n = 0; n < 12; n++) {
    const { change: done } = rebase(chance.change(document), document);
    document = apply(document, done);
    whole = composed(whole, done);
  }
  expect(byId(apply(start, rebase(whole, start).change))).toEqual(byId(document));
  expect(byId(apply(document, undo(whole, document).change))).toEqual(byId(start));
});
