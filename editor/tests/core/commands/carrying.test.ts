/** Moving cards, steps and stages: by name, and with the arrow keys. */

import { expect, test } from "vitest";
import { MAP, slotId } from "../../../src/core/ids.ts";
import { CANVAS, does, FOLDED, goesBackAndForth, id, PICNIC, run, shows, world } from "./world.ts";

const lane = slotId;
const at = (row: string, column: string, item?: string) => ({
  row: slotId(row),
  column: id(column),
  ...(item === undefined ? {} : { item: id(item) }),
});

does("card.move", "to another place at its end, with all that it has", {
  map: 'Go\n  : pain.moment Queue {severity=2 tags=["a"]}\nHome\n  : pain.moment Dark',
  args: { ids: [id("queue")], place: id("home") },
  after: 'Go\nHome\n  : pain.moment Dark\n  : pain.moment Queue {severity=2 tags=["a"]}',
});

does("card.move", "to another lane, whose kind it becomes", {
  map: "Go\n  : pain.standing Queue\n  : gain.moment Sun",
  args: { ids: [id("queue")], slot: lane("gains"), place: id("go"), before: id("sun") },
  after: "Go\n  : gain.moment Queue\n  : gain.moment Sun",
});

does("card.move", "keeps a kind that the lane takes anyway", {
  map: "Go\n  : pain.standing Queue\nHome",
  args: { ids: [id("queue")], slot: lane("pains"), place: id("home") },
  after: "Go\nHome\n  : pain.standing Queue",
});

does("card.move", "several from all over the map, in reading order", {
  map: "Pack\n  : doing A\n  : pain.moment B\nGo\n  : pain.moment C\n  : pain.moment D\nHome\n  : pain.moment E",
  args: { ids: [id("e"), id("d"), id("b"), id("c")], slot: lane("pains"), place: id("home"), before: id("e") },
  after: "Pack\n  : doing A\nGo\nHome\n  : pain.moment B\n  : pain.moment C\n  : pain.moment D\n  : pain.moment E",
});

does("card.move", "within its cell, before another", {
  map: "Go\n  : pain.moment One\n  : pain.moment Two\n  : pain.moment Three",
  args: { ids: [id("three")], place: id("go"), before: id("one") },
  after: "Go\n  : pain.moment Three\n  : pain.moment One\n  : pain.moment Two",
});

does("card.move", "a span, which keeps its length as far as the map goes", {
  map: "One\n  : doing Sings {to=two}\nTwo\nThree\nFour",
  args: { ids: [id("sings")], place: id("three") },
  after: "One\nTwo\nThree\n  : doing Sings {to=four}\nFour",
});

does("card.move", "a span to the last place, where it ends", {
  map: "One\n  : doing Sings {to=two}\nTwo\nThree",
  args: { ids: [id("sings")], place: id("three") },
  after: "One\nTwo\nThree\n  : doing Sings",
});

does("card.move", "out of the tray", {
  map: "Go\n  : entity Ticket",
  args: { ids: [id("ticket")], slot: lane("mind"), place: id("go") },
  after: "Go\n  : thinking Ticket",
});

does("card.move", "before a card of a step, in a cell that holds those of the whole stage", {
  framework: FOLDED,
  map: "Pack\n  - Basket\n    : pain.moment Jam\nGo\n  : pain.moment Queue",
  args: { ids: [id("queue")], slot: lane("pains"), place: id("pack"), before: id("jam") },
  after: "Pack\n  - Basket\n    : pain.moment Queue\n    : pain.moment Jam\nGo",
});

test("card.move makes no change where a card is already, nor in a lane that takes no cards", () => {
  const here = world({ map: "Go\n  : pain.moment One\n  : pain.moment Two" });
  run(here, "card.move", { ids: [id("two")], slot: lane("pains"), place: id("go") });
  run(here, "card.move", { ids: [id("one")], place: id("go"), before: id("two") });
  expect(here.session.canUndo).toBe(false);
  const canvas = world({ framework: { ...CANVAS, slots: CANVAS.slots.slice(1) }, map: "Go\n  : gain Sun" });
  run(canvas, "card.move", { ids: [id("sun")], slot: lane("who"), place: MAP });
  expect([canvas.session.canUndo, canvas.said.at(-1)]).toEqual([false, { key: "said.no-cards-here" }]);
});

shows("move.start", "carries what is selected", {
  seen: { selection: [id("jam-leaks"), id("lid-lost")], cursor: at("pains", "basket", "jam-leaks") },
  sees: { selection: [id("jam-leaks"), id("lid-lost")] },
});

/** A map in front of which somebody has begun to carry something. */
function carrying(map: string, ...ids: string[]) {
  const here = world({ map, seen: { selection: ids.map(id) } });
  const before = here.map();
  const [first] = ids;
  if (first !== undefined) run(here, "go.record", { id: id(first) });
  here.session.look({ selection: ids.map(id) });
  run(here, "move.start");
  return { ...here, before };
}

test("move.right carries cards over the columns, as one change", () => {
  const here = carrying(PICNIC, "jam-leaks", "fills-it");
  run(here, "move.right");
  run(here, "move.right");
  run(here, "move.right");
  expect(here.map()).toBe(`Pack
  - Basket
    : pain.moment Lid lost
  - Car
    : doing Loads up
Go
  : doing Drives
  : doing Fills it
  : pain.moment Jam leaks
`);
  run(here, "move.confirm");
  expect(here.session.seen).toMatchObject({ moving: undefined, cursor: { column: "go" } });
  goesBackAndForth(here, here.before);
});

test("move.left carries to the column before", () => {
  const here = carrying(PICNIC, "drives");
  run(here, "move.left");
  expect(here.map()).toContain("  - Car\n    : doing Loads up\n    : doing Drives\nGo\n");
  goesBackAndForth(here, here.before);
});

test("move.down and move.up go through the cell, then into the next lane", () => {
  const here = carrying("Go\n  : pain.moment One\n  : pain.moment Two\n  : gain.moment Sun", "one");
  run(here, "move.down");
  expect(here.map()).toBe("Go\n  : gain.moment Sun\n  : pain.moment Two\n  : pain.moment One\n");
  run(here, "move.down");
  expect(here.map()).toBe("Go\n  : gain.moment One\n  : gain.moment Sun\n  : pain.moment Two\n");
  run(here, "move.up");
  expect(here.map()).toBe("Go\n  : gain.moment Sun\n  : pain.moment Two\n  : pain.moment One\n");
  expect(here.session.seen.cursor).toEqual(at("pains", "go", "one"));
  run(here, "move.confirm");
  goesBackAndForth(here, here.before);
});

test("move.right and move.left follow the direction of the writing", () => {
  const here = world({ map: "One\n  : doing Sings\nTwo" });
  run(here, "text.write", { id: MAP, field: "language", text: "ar" });
  here.session.look({ selection: [id("sings")] });
  run(here, "move.start");
  run(here, "move.left");
  expect(here.map()).toContain("One\nTwo\n  : doing Sings\n");
  run(here, "move.right");
  expect(here.map()).toContain("One\n  : doing Sings\nTwo\n");
});

test("move.right carries steps over the border of their stage, and stages past each other", () => {
  const steps = carrying("Pack\n  - Basket\n  - Car\nGo\n  - Train", "basket");
  run(steps, "move.right");
  run(steps, "move.right");
  expect(steps.map()).toBe("Pack\n  - Car\nGo\n  - Basket\n  - Train\n");
  run(steps, "move.left");
  expect(steps.map()).toBe("Pack\n  - Car\n  - Basket\nGo\n  - Train\n");
  const stages = carrying("One\nTwo\nThree", "one", "two");
  run(stages, "move.right");
  run(stages, "move.right");
  expect(stages.map()).toBe("Three\nOne\nTwo\n");
  goesBackAndForth(stages, stages.before);
});

test("move.cancel puts everything back, and there is nothing to undo", () => {
  const here = carrying(PICNIC, "jam-leaks", "fills-it");
  run(here, "move.right");
  run(here, "move.down");
  run(here, "move.cancel");
  expect(here.map()).toBe(here.before);
  expect([here.session.canUndo, here.session.seen.moving]).toEqual([false, undefined]);
});

test("move.confirm and move.cancel have nothing to do where nothing is carried", () => {
  const here = world({ seen: { selection: [id("fills-it")] } });
  expect(() => run(here, "move.confirm")).toThrow("cannot run");
  expect(() => run(here, "move.right")).toThrow("cannot run");
});

const SPAN = "One\nTwo\n  : doing Sings\nThree\nFour";
const sings = { selection: [id("sings")] };

does("card.extend-end", "lets a card reach over the next column", {
  map: SPAN,
  seen: sings,
  after: "One\nTwo\n  : doing Sings {to=three}\nThree\nFour",
});
does("card.extend-start", "lets a card begin one column earlier", {
  map: SPAN,
  seen: sings,
  after: "One\n  : doing Sings {to=two}\nTwo\nThree\nFour",
});
does("card.shrink-end", "lets a card end one column earlier", {
  map: "One\n  : doing Sings {to=three}\nTwo\nThree",
  seen: sings,
  after: "One\n  : doing Sings {to=two}\nTwo\nThree",
});
does("card.shrink-start", "lets a card begin one column later, and be no span at last", {
  map: "One\n  : doing Sings {to=two}\nTwo",
  seen: sings,
  after: "One\nTwo\n  : doing Sings",
});
does("card.stretch-right", "is the end in a language from the left", {
  map: SPAN,
  seen: { ...sings, moving: { turn: "t", from: [] } },
  after: "One\nTwo\n  : doing Sings {to=three}\nThree\nFour",
});
does("card.stretch-left", "takes back what stretched too far", {
  map: "One\n  : doing Sings {to=two}\nTwo",
  seen: { ...sings, moving: { turn: "t", from: [] } },
  after: "One\n  : doing Sings\nTwo",
});
does("card.span", "as far as a place of its own level", {
  map: SPAN,
  args: { id: id("sings"), to: id("four") },
  after: "One\nTwo\n  : doing Sings {to=four}\nThree\nFour",
});

test("card.span does not reach over to another level, nor card.shrink-end below one column", () => {
  const here = world({ map: "One\n  : doing Sings\n  - Step", seen: sings });
  run(here, "card.span", { to: id("step") });
  run(here, "card.shrink-end");
  run(here, "card.extend-start");
  expect(here.session.canUndo).toBe(false);
});

shows("card.move-to", "opens the choice of places", { seen: sings, map: SPAN, sees: { surface: "move-to" } });
