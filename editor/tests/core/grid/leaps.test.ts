import { expect, test } from "vitest";
import { leaps } from "../../../src/core/grid/leaps.ts";
import { Reach } from "../../../src/core/grid/reach.ts";
import { world } from "../commands/world.ts";

function ways(links: string) {
  const { document, frame } = world({ map: `Go\n  - A\n  - B\n  - C\n  - D\n${links}` }).session;
  return leaps(document, new Reach(document, frame)).map(({ start, end, text, level }) => [start, end, text, level]);
}

test("the way to the next step is not drawn unless it has words", () => {
  expect(ways("> a next b")).toEqual([]);
});

test("ways forth, back and around are, each beside no other", () => {
  expect(ways("> a next d\n> c next b\n> d next d")).toEqual([
    [3, 3, "", 0],
    [2, 1, "", 0],
    [0, 3, "", 1],
  ]);
});
