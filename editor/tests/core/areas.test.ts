import { describe, expect, it } from "vitest";
import { PLAIN_SLOT, type Slot } from "../../src/core/framework.ts";
import { areasOf } from "../../src/core/grid/areas.ts";
import { slotId } from "../../src/core/ids.ts";

function slot(id: string, column?: number, row = 0, width = 1, height = 1): Slot {
  const grid = column === undefined ? undefined : { column, row, width, height };
  return { ...PLAIN_SLOT, id: slotId(id), title: id, shows: [], grid };
}

describe("the areas of a canvas", () => {
  it("stand on whole tracks where their columns and rows are whole", () => {
    const { columns, rows, scale, places } = areasOf([slot("a", 0), slot("b", 1, 0, 3), slot("c", 0, 1, 4)]);
    expect({ columns, rows, scale }).toEqual({ columns: 4, rows: 2, scale: 1 });
    expect(places.get("b")).toEqual({ column: 2, row: 1, width: 3, height: 1 });
  });

  it("stand on half tracks where one of them begins in the middle of a column", () => {
    const { columns, scale, places } = areasOf([slot("a", 0, 0, 5), slot("b", 0.5, 1, 2), slot("c", 2.5, 1, 2)]);
    expect({ columns, scale }).toEqual({ columns: 10, scale: 2 });
    expect([places.get("b"), places.get("c")]).toEqual([
      { column: 2, row: 3, width: 4, height: 2 },
      { column: 6, row: 3, width: 4, height: 2 },
    ]);
  });

  it("give a lane of one's own a row across everything, below the others", () => {
    const { rows, places } = areasOf([slot("a", 0, 0, 2), slot("mine")]);
    expect(rows).toBe(2);
    expect(places.get("mine")).toEqual({ column: 1, row: 2, width: 2, height: 1 });
  });
});
