import { expect, test } from "vitest";
import { caption } from "../../src/core/caption.ts";
import { Document } from "../../src/core/document.ts";
import { usualLook } from "../../src/core/framework.ts";
import { kind, MAP, recordId } from "../../src/core/ids.ts";
import { Layered } from "../../src/core/layered.ts";
import { free, isOrderKey, nth } from "../../src/core/order.ts";
import { labelOf, make } from "../../src/core/records.ts";
import { words } from "../../src/core/text.ts";
import { byCodePoint, codePoints, equal, position } from "../../src/core/values.ts";
import { Chance } from "../chance.ts";

test("strings sort by code point, characters beyond the first plane last", () => {
  expect(["😀", "ﾃ", "a", "", "\ue000", "ab"].sort(byCodePoint)).toEqual(["", "a", "ab", "\ue000", "ﾃ", "😀"]);
  expect(position(["a", "b", "b", "c"], "b", "left")).toBe(1);
  expect(position(["a", "b", "b", "c"], "b", "right")).toBe(3);
});

test("texts are as long as they have code points", () => {
  expect(["", "abc", "😀x", "\ud83d", "\udc00\ud83d", "👩‍👧"].map(codePoints)).toEqual([0, 3, 2, 1, 2, 3]);
});

test("values are the same when their content is, whatever the order of keys", () => {
  expect(equal({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] })).toBe(true);
  for (const other of [{}, { a: 1, b: undefined }, [1], null, undefined, "1"]) {
    expect(equal({ a: 1 }, JSON.parse(JSON.stringify(other ?? null)))).toBe(JSON.stringify(other) === '{"a":1}');
  }
  expect(equal({ toString: 1 }, { a: 1 })).toBe(false);
  expect(equal([], {})).toBe(false);
});

test("a layered map is like a map that is copied for every change", () => {
  const chance = new Chance(7);
  let layered = Layered.from<string, true>([]);
  let plain = new Map<string, true>();
  for (let n = 0; n < 600; n++) {
    const changes = new Map<string, true | undefined>();
    for (let m = chance.below(4); m >= 0; m--) changes.set(`k${chance.below(200)}`, chance.once(3) ? undefined : true);
    const [before, size] = [layered, plain.size];
    layered = layered.with(changes);
    plain = new Map(plain);
    for (const [key, value] of changes) value === undefined ? plain.delete(key) : plain.set(key, value);
    expect([layered.size, new Map(layered.entries()).size]).toEqual([plain.size, plain.size]);
    expect([...plain.keys()].every((key) => layered.has(key))).toBe(true);
    expect(new Map(before.entries()).size).toBe(size);
  }
});

test("what is no order key goes behind all that sorts before it, taken or wanted", () => {
  expect(free("a10", ["a0"].filter(isOrderKey), ["a0V"].filter(isOrderKey))).toBe("a1");
});

test("words joined together are the text again", () => {
  const chance = new Chance(11);
  for (let n = 0; n < 200; n++) {
    const text = chance.retyped(chance.text(9));
    expect(words(text).join("")).toBe(text);
  }
});

test("a record goes by its label, or by its id", () => {
  expect(labelOf(make("stage", recordId("go"), { title: "Go there" }))).toBe("Go there");
  expect(labelOf(make("persona", recordId("ana"), {}))).toBe("ana");
  expect(labelOf(make("part", recordId("hat"), { what: "straw hat" }))).toBe("straw hat");
  expect(labelOf(make("thread", recordId("talk"), {}))).toBe("talk");
});

test("a lane has the look that its kinds share", () => {
  expect([["thinking", "saying"], ["feeling"], ["feeling", "pain"], [], ["x-a.b"]].map(usualLook)).toEqual([
    "quotes",
    "curve",
    "cards",
    "cards",
    "cards",
  ]);
});

test.each([
  ["en", "Runs. Waits… “Late”"],
  ["de_AT", "Runs. Waits… „Late“"],
  ["ja", "Runs。Waits…「Late」"],
])("a caption in %s is composed of what is done and thought", (language, text) => {
  const at = (is: string, n: number) => ({ on: MAP, order: nth(n), kind: kind(is), to: "" }) as const;
  const cards = [
    make("card", recordId("a"), { at: at("doing", 0), text: "Runs" }),
    make("card", recordId("b"), { at: at("doing", 1), text: "Waits…" }),
    make("card", recordId("c"), { at: at("thinking", 0), text: "Late" }),
  ];
  const head = make("document", MAP, { title: "A train", language });
  expect(caption(Document.of([head, ...cards]), MAP)).toEqual({ text, composed: true });
  const told = make("card", recordId("d"), { at: at("narrative", 0), text: "She made it" });
  expect(caption(Document.of([head, ...cards, told]), MAP)).toEqual({ text: "She made it", composed: false });
});
