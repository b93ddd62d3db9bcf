import { describe, expect, test } from "vitest";
import { chartOf, scoreAt } from "../../../src/core/grid/chart.ts";
import { columnsOf } from "../../../src/core/grid/columns.ts";
import { feelings, isAbove, type Point } from "../../../src/core/grid/feelings.ts";
import { Reach } from "../../../src/core/grid/reach.ts";
import { MAP } from "../../../src/core/ids.ts";
import { world } from "../commands/world.ts";

function felt(map: string) {
  const { document, frame } = world({ map }).session;
  const found = feelings(document, new Reach(document, frame), [MAP, ...document.columns], (place) =>
    document.on(place, "card", "feeling"),
  );
  return { found, columns: columnsOf(frame, 0, { least: 200, most: 200 }) };
}

describe("feelings", () => {
  test("are points of a curve, those without a score are loose", () => {
    const { found } = felt("Go\n  : feeling Glad {score=1}\n  : feeling Odd\nEat\n  : feeling Full {score=-1}");
    expect(
      found.curves.map(({ persona, points }) => [persona, points.map(({ card, first }) => [card, first])]),
    ).toEqual([
      [
        "",
        [
          ["glad", 0],
          ["full", 1],
        ],
      ],
    ]);
    expect(found.loose).toEqual(["odd"]);
  });

  test("of one person at one place share its width", () => {
    const { found } = felt("Go\n  : feeling Glad {score=1}\n  : feeling Sad {score=-1}");
    expect(found.curves[0]?.points.map(({ share, room }) => [share, room])).toEqual([
      [0.25, 0.5],
      [0.75, 0.5],
    ]);
  });

  test("that span hold their level until the next begins", () => {
    const { found } = felt("Go\n  : feeling Glad {score=1 to=home}\nEat\n  : feeling Full {score=2}\nHome");
    expect(found.curves[0]?.points.map(({ card, first, last }) => [card, first, last])).toEqual([
      ["glad", 0, 0],
      ["full", 1, 1],
    ]);
  });

  test("of several people are curves of their own, nobody's first", () => {
    const { found } = felt("@ Kim\nGo\n  : feeling Glad {score=1 persona=kim}\n  : feeling Sad {score=-1}");
    expect(found.curves.map(({ persona }) => persona)).toEqual(["", "kim"]);
  });
});

test("words stand above peaks and below dips, on a slope on the side of the sign", () => {
  const point = (score: number): Point => ({ card: MAP, score, first: 0, last: 0, share: 0.5, room: 1 });
  const points = [-1, -0.5, 1.5, 0.5, -2].map(point);
  expect(points.map((_, n) => isAbove(points, n))).toEqual([false, false, true, true, false]);
});

describe("a chart", () => {
  test("has its points at the middle of their columns and at the height of their scores", () => {
    const { found, columns } = felt("Go\n  : feeling Glad {score=2}\nEat\n  : feeling Full {score=-2}");
    const chart = chartOf(found, columns, () => "short", 0);
    const spots = chart.lines[0]?.spots.map(({ x, y }) => [x, y]);
    expect(spots).toEqual([
      [100, chart.high],
      [309, chart.low],
    ]);
    expect(chart.isWorded).toBe(true);
  });

  test("says which score a height means, in tenths and within the scale", () => {
    const { found, columns } = felt("Go\n  : feeling Glad {score=2}");
    const chart = chartOf(found, columns, () => "", 0);
    expect([chart.high - 99, chart.high, chart.zero, chart.low, chart.low + 99].map((y) => scoreAt(chart, y))).toEqual([
      2, 2, 0, -2, -2,
    ]);
    expect(scoreAt(chart, chart.zero - 11)).toBe(0.3);
  });

  test("is drawn without words where columns are crowded, and higher where somebody made the lane so", () => {
    const four =
      "Go\n  : feeling A {score=1}\n  : feeling B {score=1}\n  : feeling C {score=1}\n  : feeling D {score=0}";
    const { found, columns } = felt(four);
    expect(chartOf(found, columns, () => "", 0).isWorded).toBe(false);
    const high = chartOf(found, columns, () => "", 300);
    expect(high.low - high.high).toBe(220);
  });
});
