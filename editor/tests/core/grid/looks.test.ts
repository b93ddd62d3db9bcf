import { describe, expect, test } from "vitest";
import { landing, lineAt } from "../../../src/core/grid/drop.ts";
import { isFiltering, shines } from "../../../src/core/grid/filter.ts";
import {
  channelIcon,
  faceOf,
  kindIcon,
  letters,
  moodOf,
  noteIcon,
  signed,
  toneOf,
} from "../../../src/core/grid/looks.ts";
import { kind, recordId } from "../../../src/core/ids.ts";
import { isA } from "../../../src/core/records.ts";
import { type Filter, NO_FILTER } from "../../../src/core/session/seen.ts";
import { world } from "../commands/world.ts";

test("a card has the tone of its kind, or else of its lane", () => {
  expect([toneOf("pain.moment", "blue"), toneOf("doing", "blue")]).toEqual(["pain", "blue"]);
});

test("signs stand for channels, kinds and facets", () => {
  const at = { on: recordId("a"), order: "", kind: kind("goal.avoid"), to: "" } as const;
  expect([
    channelIcon({ channel: "Phone", online: undefined }),
    channelIcon({ channel: "fax", online: true }),
    channelIcon({ channel: "", online: true }),
    kindIcon("touchpoint"),
    kindIcon("x-own.thing"),
    noteIcon({ icon: "", at: { ...at, order: world().session.document.stages[0]?.at.order ?? recordOrder() } }),
  ]).toEqual(["phone", "wifi", "", "map-pin", "sticky-note", "shield-alert"]);
});

function recordOrder(): never {
  throw new Error("the map has a stage");
}

test("faces, moods and figures follow the score", () => {
  const scores = [2, 1, 0, -1, -2];
  expect(scores.map(faceOf)).toEqual(["laugh", "smile", "meh", "frown", "angry"]);
  expect(scores.map(moodOf)).toEqual(["high", "high", "mid", "low", "low"]);
  expect([1.5, 0, -0.5].map(signed)).toEqual(["+1.5", "0", "−0.5"]);
});

test("people are told apart by as few letters as it takes", () => {
  const of = (...names: string[]) => [...letters(new Map(names.map((name) => [name, name]))).values()];
  expect([of("Kim", "Jo"), of("Kim Lee", "Kurt Wu"), of("Kim", "Kim ")]).toEqual([
    ["K", "J"],
    ["KL", "KW"],
    ["1", "2"],
  ]);
});

describe("a filter", () => {
  const { session } = world({
    map: '^ Interview\n@ Kim\nGo\n  : pain Jam {persona=kim tags=["sweet"] channel=web}\n> jam evidence interview',
  });
  const card = session.record(recordId("jam"));
  const lets = (filter: Partial<Filter>) =>
    isA(card, "card") && shines(session.document, card, { ...NO_FILTER, ...filter });

  test("lets through what it looks for, in every part", () => {
    const found: Partial<Filter>[] = [
      {},
      { text: "jAM" },
      { personas: [recordId("kim")] },
      { channels: ["web"] },
      { evidence: "with" },
    ];
    expect(found.map(lets)).toEqual(found.map(() => true));
    expect([
      lets({ text: "jam", channels: ["phone"] }),
      lets({ evidence: "without" }),
      lets({ tags: ["sour"] }),
    ]).toEqual([false, false, false]);
  });

  test("that says nothing fades nothing", () => {
    expect([isFiltering(NO_FILTER), isFiltering({ ...NO_FILTER, tags: ["sweet"] })]).toEqual([false, true]);
  });
});

test("what is let go lands in front of the first whose middle lies beyond, and the line lies in the gap", () => {
  const lying = [
    { start: 0, end: 10 },
    { start: 20, end: 30 },
  ];
  expect([-5, 4, 6, 24, 26, 99].map((at) => landing(lying, at))).toEqual([0, 0, 1, 1, 2, 2]);
  expect([0, 1, 2].map((n) => lineAt(lying, n, 4, 0))).toEqual([-2, 15, 32]);
  expect(lineAt([], 0, 4, 7)).toBe(7);
});
