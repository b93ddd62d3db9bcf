import { expect, test } from "vitest";
import { slotIn } from "../../../src/core/commands/stops.ts";
import { arranged } from "../../../src/core/grid/arrange.ts";
import { Reach } from "../../../src/core/grid/reach.ts";
import { slotId } from "../../../src/core/ids.ts";
import { world } from "../commands/world.ts";

function lane(map: string, name: string) {
  const { session } = world({ map });
  const { document, frame } = session;
  const slot = slotIn(session.scene, slotId(name));
  if (slot === undefined) throw new Error(`no lane ${name}`);
  const { wide, below } = arranged(document, frame, new Reach(document, frame), slot, (place) =>
    session.cell(slot, place),
  );
  return { below, wide: wide.map(({ place, card, first, last, track }) => [card || place, first, last, track]) };
}

const STEPS = "Pack\n  - Basket\n  - Car\nGo\n  - Road";

test("a lane where nothing spans has cells alone", () => {
  expect(lane(STEPS, "does")).toEqual({ below: [0, 0, 0], wide: [] });
});

test("a card that spans lies above the cells of its columns", () => {
  const map = "Pack\n  - Basket\n    : doing Carries {to=road}\n  - Car\nGo\n  - Road";
  expect(lane(map, "does")).toEqual({ below: [1, 1, 1], wide: [["carries", 0, 2, 0]] });
});

test("what stands on a stage or the map covers its columns, the widest on top", () => {
  const map = "Pack\n  : doing Loads\n  - Basket\n  - Car\nGo\n  - Road\n: doing Hums";
  expect(lane(map, "does")).toEqual({
    below: [2, 2, 1],
    wide: [
      ["map", 0, 2, 0],
      ["pack", 0, 1, 1],
    ],
  });
});

test("a lane of stages has a cell for each of them, empty or not, and a lane of the map one", () => {
  expect(lane(STEPS, "ideas").wide).toEqual([
    ["pack", 0, 1, 0],
    ["go", 2, 2, 0],
  ]);
  expect(lane(STEPS, "story").wide).toEqual([["map", 0, 2, 0]]);
});
