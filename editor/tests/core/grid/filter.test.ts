import { expect, test } from "vitest";
import { filterChoices, shining } from "../../../src/core/grid/filter.ts";
import { type Filter, NO_FILTER } from "../../../src/core/session/seen.ts";
import { id, world } from "../commands/world.ts";

const { document } = world({
  map: `
@ Kim
^ Interview
: scenario A day {channel=Radio}
Pack
  : pain.moment Jam leaks {persona=kim channel=Web tags=["wet","old"]}
  - Basket
    : pain.moment Lid lost {channel=Web tags=["old"] note="The jam one"}
> jam-leaks evidence interview
`,
}).session;

const shown = (part: Partial<Filter>) => shining(document, { ...NO_FILTER, ...part }).shown;

test("what can be chosen is what the map holds, each once and in its order", () => {
  expect(filterChoices(document)).toEqual({ channels: ["Radio", "Web"], tags: ["wet", "old"] });
});

test("every part that says something has to let a card through", () => {
  expect(shining(document, NO_FILTER)).toEqual({ shown: 3, all: 3 });
  expect([shown({ text: "JAM" }), shown({ personas: [id("kim")] }), shown({ channels: ["Web"] })]).toEqual([2, 1, 2]);
  expect([shown({ tags: ["wet"] }), shown({ evidence: "with" }), shown({ evidence: "without" })]).toEqual([1, 1, 2]);
  expect(shown({ text: "jam", tags: ["old"], evidence: "without" })).toBe(1);
  expect(shown({ channels: ["Radio"], personas: [id("kim")] })).toBe(0);
});
