/** Zooming into a part of a map: which columns, rows and cards are left, for the eye and for the keyboard alike. */

import { expect, test } from "vitest";
import { columnsOf, itemsIn, rowsOf } from "../../src/core/commands/stops.ts";
import { type RecordId, slotId } from "../../src/core/ids.ts";
import { EVERYTHING, type Selection, select } from "../../src/core/select.ts";
import type { Seen } from "../../src/core/session/seen.ts";
import { FOLDED, id, PLAIN, run, world } from "./commands/world.ts";

const MAP = `
@ Kim
@ Ann
Pack
  - Basket
    : pain.moment Jam {persona=kim}
    : pain.moment Lid {persona=ann tags=["hot"]}
  - Car
    : pain.moment Late
Go
  : pain.moment Queue
`;

const on = (part: Partial<Seen["focus"]>): Partial<Seen> => ({ focus: { ...EVERYTHING, lanes: [], ...part } });
const ids = (...words: string[]) => words.map(id);

function shown(part: Partial<Seen["focus"]>, framework = PLAIN): string[] {
  const { session } = world({ map: MAP, framework, seen: on(part) });
  const columns = columnsOf(session.scene);
  expect(session.frame.columns.map(({ place }) => place)).toEqual(columns);
  return columns.map((place) => {
    const cell = itemsIn(session.scene, { row: slotId("pains"), column: place });
    const slot = session.frame.rows.find((row) => row.id === "pains");
    if (slot !== undefined) expect(session.cell(slot, place)).toEqual(cell);
    return [place, ...cell].join(" ");
  });
}

test("a stage shows its steps alone", () => {
  expect(shown({ stages: ids("pack") })).toEqual(["basket jam lid", "car late"]);
  expect(shown({ stages: ids("go") })).toEqual(["go queue"]);
});

test("a step shows nothing beside it, not even where steps are folded into their stage", () => {
  expect(shown({ steps: ids("car") })).toEqual(["car late"]);
  expect(shown({ steps: ids("car") }, FOLDED)).toEqual(["pack late"]);
});

test("a persona shows their own cards and those of nobody", () => {
  expect(shown({ personas: ids("kim") })).toEqual(["basket jam", "car late", "go queue"]);
});

test("a tag shows what carries it", () => {
  expect(shown({ tags: ["hot"] })).toEqual(["basket lid", "car", "go"]);
});

test("what has been removed since is asked for no more", () => {
  expect(shown({ stages: ids("gone"), personas: ids("nobody") })).toHaveLength(3);
});

test("a lane is the only row beside the headings; all are seen where this framework has no such lane", () => {
  const rows = (lane: string) => rowsOf(world({ map: MAP, seen: on({ lanes: [slotId(lane)] }) }).session.scene);
  expect(rows("pains")).toEqual(["#stages", "#steps", "pains"]);
  expect(rows("elsewhere").length).toBeGreaterThan(4);
});

test("what is seen of a part is what taking that part out keeps", () => {
  const { document } = world({ map: MAP }).session;
  const parts: Partial<Selection>[] = [{ stages: ids("go") }, { steps: ids("basket") }, { personas: ids("ann") }];
  for (const part of parts) {
    const { session } = world({ map: MAP, seen: on(part) });
    const seen: RecordId[] = session.frame.columns.flatMap(({ place }) => {
      const slot = session.frame.rows.find((row) => row.id === "pains");
      return slot === undefined || place === "" ? [] : session.cell(slot, place);
    });
    const taken = select(document, { ...EVERYTHING, ...part });
    expect([...seen].sort()).toEqual(
      taken
        .of("card")
        .map((card) => card.id)
        .sort(),
    );
  }
});

test("going into focus and out of it wakes those who look at the frame and at the cells", () => {
  const { session } = world({ map: MAP });
  const woken: string[] = [];
  session.watch("frame", () => woken.push("frame"));
  session.watch(`in ${id("basket")}`, () => woken.push("basket"));
  session.look(on({ personas: ids("kim") }));
  expect(woken).toEqual(["frame", "basket"]);
});

test("going to something that is not in focus leaves the focus", () => {
  const here = world({ map: MAP, seen: on({ stages: ids("go") }) });
  run(here, "go.record", { id: id("queue") });
  expect(here.session.seen.focus.stages).toEqual(["go"]);
  run(here, "go.record", { id: id("late") });
  expect(here.session.seen.focus.stages).toEqual([]);
  expect(here.session.seen.cursor).toEqual({ row: "pains", column: "car", item: "late" });
});
