import { expect, test } from "vitest";
import { slotId } from "../../../src/core/ids.ts";
import { CANVAS, does, FOLDED, goesBackAndForth, id, PICNIC, ROLES, run, world } from "./world.ts";

const pains = slotId("pains");
const gains = slotId("gains");
const at = (row: string, column: string, item?: string) => ({
  row: slotId(row),
  column: id(column),
  ...(item === undefined ? {} : { item: id(item) }),
});

test("a map reads and writes its own notation", () => {
  expect(world().map()).toBe(PICNIC.slice(1));
});

does("card.add", "with its words, at the end of a cell, of the kind that the lane writes", {
  args: { slot: gains, place: id("car"), text: "Room left" },
  after: `
Pack
  - Basket
    : doing Fills it
    : pain.moment Jam leaks
    : pain.moment Lid lost
  - Car
    : doing Loads up
    : gain.moment Room left
Go
  : doing Drives`,
  sees: { selection: [id("n1")] },
});

does("card.add", "in front of another", {
  map: "Go\n  : pain.moment One\n  : pain.moment Two",
  args: { slot: pains, place: id("go"), before: id("two"), text: "Between" },
  after: "Go\n  : pain.moment One\n  : pain.moment Between\n  : pain.moment Two",
});

does("card.add", "to the stage of a step where the lane is one of stages", {
  args: { slot: slotId("ideas"), place: id("car"), text: "A rack" },
  after: `
Pack
  : opportunity A rack
  - Basket
    : doing Fills it
    : pain.moment Jam leaks
    : pain.moment Lid lost
  - Car
    : doing Loads up
Go
  : doing Drives`,
});

does("card.add", "to a role that no stage stands for, with the stage", {
  framework: ROLES,
  map: "Leave {role=exit}",
  args: { slot: pains, place: "", group: "before", text: "Queue" },
  after: "Before {role=enter}\n  : pain.moment Queue\nLeave {role=exit}",
});

does("card.add", "as a step where the lane takes steps", {
  framework: FOLDED,
  map: "Pack\n  - Basket",
  args: { slot: slotId("steps"), place: id("pack"), text: "Car" },
  after: "Pack\n  - Basket\n  - Car",
});

does("card.add", "as a persona where the area takes personas", {
  framework: CANVAS,
  map: "@ Kim",
  args: { slot: slotId("who"), text: "Ade" },
  after: "@ Kim\n@ Ade",
});

test("by typing, with the first letter, and undone as one", () => {
  const here = world({ map: "Go\n  : doing Drives", seen: { cursor: at("pains", "go") } });
  const before = here.map();
  run(here, "card.add");
  expect(here.session.seen.typing).toMatchObject({ id: "n1", field: "text", blank: true, fresh: [{ text: "" }] });
  expect(here.map()).toBe(before);
  for (const text of ["T", "Tr", "Traffic"]) run(here, "text.type", { text });
  expect(here.map()).toBe("Go\n  : doing Drives\n  : pain.moment Traffic\n");
  run(here, "text.end");
  expect(here.session.seen).toMatchObject({ typing: undefined, selection: ["n1"], cursor: at("pains", "go", "n1") });
  goesBackAndForth(here, before);
});

test("and vanishes where nothing was typed, or all of it was deleted", () => {
  const here = world({ map: "Go", seen: { cursor: at("pains", "go") } });
  run(here, "card.add");
  run(here, "text.end");
  run(here, "card.add");
  run(here, "text.type", { text: "T" });
  run(here, "text.type", { text: " " });
  run(here, "text.end");
  expect(here.map()).toBe("Go\n");
  expect(here.session.seen).toMatchObject({ typing: undefined, selection: [] });
  expect(here.session.canUndo).toBe(false);
});

test("goes on to the next card below, until one stays empty", () => {
  const here = world({ map: "Go\n  : pain.moment Last", seen: { cursor: at("pains", "go") } });
  run(here, "card.add", { before: id("last") });
  run(here, "text.type", { text: "One" });
  run(here, "card.add-after");
  run(here, "text.type", { text: "Two" });
  run(here, "card.add-after");
  run(here, "card.add-after");
  expect(here.map()).toBe("Go\n  : pain.moment One\n  : pain.moment Two\n  : pain.moment Last\n");
  expect(here.session.seen.typing).toBe(undefined);
  run(here, "edit.undo");
  expect(here.map()).toBe("Go\n  : pain.moment One\n  : pain.moment Last\n");
});

test("goes on to the next step in a lane of steps", () => {
  const here = world({ framework: FOLDED, map: "Go", seen: { cursor: at("steps", "go") } });
  run(here, "card.add");
  run(here, "text.type", { text: "Drive" });
  run(here, "card.add-after");
  run(here, "text.type", { text: "Park" });
  run(here, "text.end");
  expect(here.map()).toBe("Go\n  - Drive\n  - Park\n");
});
