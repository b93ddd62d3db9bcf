import { describe, expect, test } from "vitest";
import { columnsOf, lineOf, middle, tracks, widthFor } from "../../../src/core/grid/columns.ts";
import { recordId } from "../../../src/core/ids.ts";
import { EVERYTHING } from "../../../src/core/select.ts";
import { FOLDED, world } from "../commands/world.ts";

const THREE = "Pack\n  - Basket\n  - Car\nGo";
const BOUNDS = { least: 176, most: 460 };

describe("columns", () => {
  test("are as narrow as they may be where there is little room, with a gap between stages", () => {
    const { frame } = world({ map: THREE }).session;
    expect(columnsOf(frame, 400, BOUNDS)).toMatchObject({ lefts: [0, 176, 361], widths: [176, 176, 176], width: 537 });
  });

  test("share the room where there is enough, and never grow beyond measure", () => {
    const { frame } = world({ map: THREE }).session;
    expect(columnsOf(frame, 909, BOUNDS).widths).toEqual([300, 300, 300]);
    expect(columnsOf(frame, 9000, BOUNDS).widths).toEqual([460, 460, 460]);
  });

  test("are as wide as somebody made them, but can always hold a word", () => {
    const { frame } = world({ map: "Pack {width=2}\nGo {width=0.5}" }).session;
    expect(columnsOf(frame, 0, BOUNDS).widths).toEqual([352, 112]);
  });

  test("are tracks of a grid, each gap one of its own", () => {
    const columns = columnsOf(world({ map: THREE }).session.frame, 0, BOUNDS);
    expect(tracks(columns)).toBe("176px 176px 9px 176px");
    expect([0, 1, 2].map((n) => lineOf(columns, n))).toEqual([1, 2, 4]);
    expect(middle(columns, 2)).toBe(449);
  });

  test("leave one place for what belongs to the whole map before there is a stage", () => {
    expect(columnsOf(world({ map: "" }).session.frame, 800, BOUNDS)).toMatchObject({
      width: 800,
      columns: [{ place: "" }],
    });
  });

  test("are those of the stages that one has zoomed into, under their own numbers", () => {
    const { frame } = world({
      map: THREE,
      seen: { focus: { ...EVERYTHING, lanes: [], stages: [recordId("go")] } },
    }).session;
    expect(columnsOf(frame, 0, BOUNDS).runs).toEqual([{ group: 1, first: 0, last: 0 }]);
  });
});

describe("a column that is pulled", () => {
  const { frame } = world({ map: "Pack\nGo\nEat", framework: FOLDED }).session;

  test("is as wide as the pointer wants while the others give way", () => {
    const columns = columnsOf(frame, 918, BOUNDS);
    const width = widthFor(columns, 0, 400, 918, BOUNDS);
    const pulled = frame.columns.map((column, n) => (n === 0 ? { ...column, width } : column));
    expect(columnsOf({ ...frame, columns: pulled }, 918, BOUNDS).widths[0]).toBeCloseTo(400, -1);
  });

  test("is measured in usual columns where nothing gives way", () => {
    const columns = columnsOf(frame, 300, BOUNDS);
    expect(widthFor(columns, 0, 352, 300, BOUNDS)).toBe(2);
    expect(widthFor(columns, 0, 9999, 300, BOUNDS)).toBe(4);
    expect(widthFor(columns, 0, 1, 300, BOUNDS)).toBe(0.5);
  });
});
