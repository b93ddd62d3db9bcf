import { describe, expect, test } from "vitest";
import { apply } from "../../src/core/apply.ts";
import { Document } from "../../src/core/document.ts";
import { change, inverse, put, remove, set } from "../../src/core/edits.ts";
import { kind, linkId, MAP, recordId } from "../../src/core/ids.ts";
import { nth } from "../../src/core/order.ts";
import { rebase } from "../../src/core/rebase.ts";
import { make } from "../../src/core/records.ts";
import { Chance } from "../chance.ts";
import { byId } from "../trees.ts";

const id = recordId;
const place = (on: string, n: number, is: string = "") => ({
  on: on === MAP ? MAP : id(on),
  order: nth(n),
  kind: is === "" ? ("" as const) : kind(is),
  to: "" as const,
});

const picnic = () =>
  Document.of([
    make("document", MAP, { title: "A picnic" }),
    make("stage", id("go"), { at: place(MAP, 1), title: "Go there" }),
    make("stage", id("pack"), { at: place(MAP, 0), title: "Pack" }),
    make("step", id("basket"), { at: place("pack", 0), title: "Fills the basket" }),
    make("card", id("jam"), { at: place("basket", 1, "pain"), text: "The jam leaks" }),
    make("card", id("lid"), { at: place("basket", 0, "pain"), text: "The lid is lost" }),
    make("card", id("song"), { at: place("basket", 0, "gain"), text: "Sings" }),
    make("link", linkId(id("jam"), "answers", id("lid")), { on: id("jam"), relation: "answers", to: id("lid") }),
  ]);

describe("a document", () => {
  test("tells what stands where, in order", () => {
    const document = picnic();
    expect(document.stages.map((stage) => stage.id)).toEqual(["pack", "go"]);
    expect(document.columns).toEqual(["pack", "basket", "go"]);
    expect(document.on(id("basket"), "card").map((card) => card.id)).toEqual(["song", "lid", "jam"]);
    expect(document.on(id("basket"), "card", "pain").map((card) => card.id)).toEqual(["lid", "jam"]);
    expect(document.links(id("jam")).map((link) => link.to)).toEqual(["lid"]);
    expect(document.links(id("jam"), "next")).toEqual([]);
  });

  test("stays as it is when a version follows it", () => {
    const before = picnic();
    const jam = before.on(id("basket"), "card", "pain")[1];
    if (jam === undefined) throw new Error("no jam");
    const after = apply(before, change([set(jam, "at", { ...jam.at, on: id("go") }), put(make("lane", id("x"), {}))]));
    expect(before.on(id("basket"), "card", "pain").map((card) => card.id)).toEqual(["lid", "jam"]);
    expect(after.on(id("basket"), "card", "pain").map((card) => card.id)).toEqual(["lid"]);
    expect(after.on(id("go"), "card").map((card) => card.id)).toEqual(["jam"]);
    expect([before.size, after.size]).toEqual([8, 9]);
    expect([before.lanes.length, after.lanes.length]).toEqual([0, 1]);
  });

  test("knows a sibling that changed its place by order alone", () => {
    const before = picnic();
    const [lid] = before.on(id("basket"), "card", "pain");
    if (lid === undefined) throw new Error("no lid");
    const after = apply(before, change([set(lid, "at", { ...lid.at, order: nth(5) })]));
    expect(after.on(id("basket"), "card", "pain").map((card) => card.id)).toEqual(["jam", "lid"]);
  });

  test("has its columns and lanes anew when they change", () => {
    const before = picnic();
    expect(before.columns).toEqual(["pack", "basket", "go"]);
    const { change: gone } = rebase(change([remove(id("pack"))]), before);
    expect(apply(before, gone).columns).toEqual(["go"]);
    expect(before.columns).toEqual(["pack", "basket", "go"]);
  });
});

/** All that a document says when it is asked, from the index and from what it remembers of earlier answers. */
function told(document: Document) {
  const owners = [...document.all()].map((record) => record.id).sort();
  return {
    records: byId(document),
    columns: [...document.columns],
    lanes: document.lanes.map((lane) => lane.id),
    cards: owners.map((owner) => document.on(owner, "card").map((card) => card.id)),
    pointers: owners.map((owner) => [...document.pointersAt(owner).entries()].map(([pointer]) => pointer).sort()),
  };
}

describe.each([1, 2, 3, 4, 5, 6])("after much work, seed %i", (seed) => {
  test("every version says what a document made of its records says, and every change can be taken back", () => {
    const chance = new Chance(seed);
    let document = Document.of(chance.map());
    for (let n = 0; n < 80; n++) {
      const before = told(document);
      const { change: done } = rebase(chance.change(document), document);
      const after = apply(document, done);
      expect(told(after)).toEqual(told(Document.of(after.all())));
      expect(told(apply(after, inverse(done)))).toEqual(before);
      expect(told(document)).toEqual(before);
      document = after;
    }
    expect(document.size).toBeGreaterThan(10);
  });
});
