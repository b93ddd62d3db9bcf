import { describe, expect, test } from "vitest";
import { Document } from "../../src/core/document.ts";
import { frameworkId, kind, laneId, MAP, recordId, slotId } from "../../src/core/ids.ts";
import { make } from "../../src/core/records.ts";
import { changeFrom, changeTree, documentFrom, documentTree, recordFrom, recordTree } from "../../src/core/wire.ts";
import { Chance } from "../chance.ts";
import { codeOf } from "../golden.ts";
import { byId } from "../trees.ts";

const head = { record: "document", id: "map", title: "A picnic" };
const card = { record: "card", id: "jam", at: { kind: "pain" }, text: "The jam leaks" };

describe("what comes over the wire", () => {
  test("goes back the same", () => {
    const chance = new Chance(42);
    const document = Document.of(chance.map());
    expect(byId(documentFrom(documentTree(document)))).toEqual(byId(document));
    const asked = changeTree(chance.change(document));
    expect(changeTree(changeFrom(JSON.parse(JSON.stringify(asked))))).toEqual(asked);
  });

  test("has defaults for all that is absent, and they are not told", () => {
    const record = recordFrom(card);
    expect(record).toMatchObject({
      note: "",
      tags: [],
      extra: {},
      at: { on: "map", order: "a0", kind: "pain", to: "" },
    });
    expect(recordTree(record)).toEqual(card);
  });

  test("keeps keys that JavaScript has a meaning for", () => {
    const origin: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
    const told = recordTree(recordFrom({ ...card, origin }));
    expect(JSON.stringify(told["origin"])).toBe('{"__proto__":{"a":1},"constructor":2}');
  });

  test("may be as long as the limit in code points, however many units they are", () => {
    expect(recordFrom({ ...card, text: "😀".repeat(4000) })).toMatchObject({ id: "jam" });
    expect(codeOf(() => recordFrom({ ...card, text: "😀".repeat(4001) }))).toBe("rejected");
  });
});

describe("a tree of the wrong form", () => {
  test.each([
    ["no record of the document", { records: [card] }],
    ["an id twice", { records: [head, card, card] }],
    ["an id that nobody may write", { records: [head, { ...card, id: "a b" }] }],
    ["the document under another id", { records: [{ ...head, id: "home" }] }],
    ["an unknown type", { records: [head, { record: "sticker", id: "s" }] }],
    ["an unknown field", { records: [head, { ...card, colour: "red" }] }],
    ["a field of every object", { records: [head, { ...card, constructor: 1 }] }],
    ["a text that is none", { records: [head, { ...card, text: 7 }] }],
    ["a blank text", { records: [head, { ...card, text: "\u0085 \u2003" }] }],
    ["a control character", { records: [head, { ...card, note: "\u0007" }] }],
    ["half a character", { records: [head, { ...card, note: "\ud83d" }] }],
    ["a key of one's own that does not say so", { records: [head, { ...card, extra: { note: 1 } }] }],
    ["a key of one's own with a space", { records: [head, { ...card, extra: { "x-a\u0085b": 1 } }] }],
    ["a blank label", { records: [{ ...head, facts: { " ": "x" } }] }],
    ["a number out of bounds", { records: [head, { ...card, score: 2.5 }] }],
    ["no number", { records: [head, { ...card, score: true }] }],
    ["a kind that nobody knows", { records: [head, { ...card, at: { kind: "doings" } }] }],
    ["an order key that is none", { records: [head, { ...card, at: { kind: "pain", order: "a00" } }] }],
    [
      "a link under another id",
      { records: [head, { record: "link", id: "x", on: "map", relation: "opens", to: "jam" }] },
    ],
    ["a lane of no framework", { records: [head, { record: "lane", id: "doing" }] }],
    ["records that are no list", { records: {} }],
    ["nothing", null],
  ])("is refused with %s", (_, tree) => {
    expect(codeOf(() => documentFrom(tree))).toBe("rejected");
  });

  test.each([
    ["two edits in one", { edits: [{ put: card, remove: { id: "jam" } }] }],
    ["no edit in one", { edits: [{}] }],
    ["a field of no record", { edits: [{ set: { id: "jam", field: "toString", value: "x" } }] }],
    ["a place that is none", { edits: [{ set: { id: "jam", field: "at", value: "basket" } }] }],
    ["a place with more", { edits: [{ set: { id: "jam", field: "at", value: { by: "x" } } }] }],
    ["an author who is none", { edits: [], author: 7 }],
  ])("is refused as a change with %s", (_, tree) => {
    expect(codeOf(() => changeFrom(tree))).toBe("rejected");
  });
});

describe("ids and kinds", () => {
  test("are made by those who know their form", () => {
    expect(recordTree(make("lane", laneId(frameworkId("five-e"), slotId("things")), { hidden: true }))).toEqual({
      record: "lane",
      id: "five-e things",
      hidden: true,
    });
    expect(["", MAP, "-a", "ä", "a".repeat(65)].map((word) => codeOf(() => recordId(word)))).toEqual(
      Array(5).fill("rejected"),
    );
    expect(
      ["pains", "pain.moments", "x-.a", "x-Lab.note", "x-lab.a.b.c"].map((word) => codeOf(() => kind(word))),
    ).toEqual(Array(5).fill("rejected"));
    expect(["pain", "pain.moment", "x-lab.note", "x-my-lab.note.of"].map(kind)).toHaveLength(4);
  });
});
