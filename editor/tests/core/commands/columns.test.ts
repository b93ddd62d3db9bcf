import { expect, test } from "vitest";
import { slotId } from "../../../src/core/ids.ts";
import { does, FOLDED, goesBackAndForth, id, run, world } from "./world.ts";

const SHORT = `
Pack
  - Basket
    : doing Fills it
  - Car
Go
  : doing Drives
`;

does("stage.add-after", "the one at the keyboard, with a title to type over", {
  map: SHORT,
  seen: { cursor: { row: "#stages", column: id("pack") } },
  after: `
Pack
  - Basket
    : doing Fills it
  - Car
New stage
Go
  : doing Drives`,
  sees: {
    cursor: { row: "#stages", column: id("n1") },
    selection: [id("n1")],
    typing: { id: id("n1"), field: "title", all: true, was: "New stage", turn: "n2", fresh: [], blank: false },
  },
});

does("stage.add-after", "the last one, with its title", {
  map: "Pack",
  args: { title: " Come \n home " },
  after: "Pack\nCome home",
  sees: { typing: undefined },
});

does("stage.add-before", "the stage of the step at the keyboard", {
  map: SHORT,
  args: { title: "Plan" },
  seen: { cursor: { row: "#steps", column: id("car") } },
  after: `
Plan
Pack
  - Basket
    : doing Fills it
  - Car
Go
  : doing Drives`,
});

test("and its title, typed in one go, are undone as one", () => {
  const here = world({ map: "Pack" });
  run(here, "stage.add-after");
  for (const text of ["G", "Go", "", "Go home"]) run(here, "text.type", { text });
  run(here, "text.end");
  expect(here.map()).toBe("Pack\nGo home\n");
  run(here, "edit.undo");
  expect(here.map()).toBe("Pack\n");
  expect(here.session.canUndo).toBe(false);
});

test("keeps its title where all of it was deleted", () => {
  const here = world({ map: "Pack", seen: { cursor: { row: "#stages", column: id("pack") } } });
  run(here, "text.start");
  for (const text of ["Pac", "P", ""]) run(here, "text.type", { text });
  run(here, "text.end");
  expect(here.map()).toBe("Pack\n");
  expect(here.session.canUndo).toBe(false);
});

does("stage.move", "goes before another with all that stands on it", {
  map: SHORT,
  args: { ids: [id("go")], before: id("pack") },
  after: `
Go
  : doing Drives
Pack
  - Basket
    : doing Fills it
  - Car`,
});

does("stage.move", "goes to the end together with others, which keep their order", {
  map: "One\nTwo\nThree\nFour",
  args: { ids: [id("three"), id("one")] },
  after: "Two\nFour\nOne\nThree",
});

does("stage.delete", "goes with its steps and cards, and spans keep what is left of them", {
  map: `${SHORT}Home\n  : doing Sleeps\n: scenario A day\nRest\n  : opportunity Tea {to=go}`,
  seen: { selection: [id("home")] },
  after: `
Pack
  - Basket
    : doing Fills it
  - Car
Go
  : doing Drives
Rest
  : opportunity Tea {to=go}
: scenario A day`,
  sees: { selection: [] },
});

does("stage.delete", "is the one around the keyboard where none is selected", {
  map: "Pack\n  - Basket\nGo",
  seen: { cursor: { row: "#steps", column: id("basket") } },
  after: "Go",
  sees: { cursor: { row: "#stages", column: id("go") } },
});

does("stage.set-role", "has a role", {
  map: "Pack",
  args: { ids: [id("pack")], value: "enter" },
  after: "Pack {role=enter}",
});
does("stage.set-width", "is as wide as it may be at most", {
  map: "Pack",
  args: { ids: [id("pack")], value: 99 },
  after: "Pack {width=8}",
});

does("step.add-after", "the one at the keyboard", {
  map: SHORT,
  seen: { cursor: { row: "#steps", column: id("basket") } },
  after: `
Pack
  - Basket
    : doing Fills it
  - New step
  - Car
Go
  : doing Drives`,
  sees: { cursor: { row: "#steps", column: id("n1") }, selection: [id("n1")] },
});

does("step.add-before", "one that is named", {
  map: SHORT,
  args: { id: id("basket"), title: "List" },
  after: `
Pack
  - List
  - Basket
    : doing Fills it
  - Car
Go
  : doing Drives`,
});

does("step.add-after", "is the first of a stage and takes the cards of its column, but not those of the stage", {
  map: "Go\n  : doing Drives\n  : opportunity Ride a bike\n  : doing Sings {to=home}\nHome",
  args: { id: id("go"), title: "Motorway" },
  after: `
Go
  : doing Sings {to=home}
  : opportunity Ride a bike
  - Motorway
    : doing Drives
Home`,
});

does("step.add-after", "brings the first stage of an empty map", {
  map: "",
  args: { title: "Wake up" },
  after: "New stage\n  - Wake up",
});

does("step.move", "goes over to another stage with its cards", {
  map: SHORT,
  args: { ids: [id("basket")], stage: id("go") },
  after: `
Pack
  - Car
Go
  : doing Drives
  - Basket
    : doing Fills it`,
});

does("step.move", "goes before another", {
  map: "Go\n  - One\n  - Two\n  - Three",
  args: { ids: [id("three"), id("two")], before: id("one") },
  after: "Go\n  - Two\n  - Three\n  - One",
});

does("step.delete", "goes with its cards and the ways that lead to it", {
  map: `${SHORT}> basket next car {text="at once"}\n> car next basket`,
  seen: { selection: [id("basket")] },
  after: `
Pack
  - Car
Go
  : doing Drives`,
});

does("step.set-width", "is as narrow as it may be at most", {
  map: "Go\n  - Car",
  args: { ids: [id("car")], value: 0 },
  after: "Go\n  - Car {width=0.25}",
});
does("step.moment-of-truth", "is a moment of truth, as all that are selected", {
  map: "Go\n  - Car {moment_of_truth}\n  - Train",
  seen: { selection: [id("car"), id("train")] },
  after: "Go\n  - Car {moment_of_truth}\n  - Train {moment_of_truth}",
});
does("step.moment-of-truth", "is none any longer", {
  map: "Go\n  - Car {moment_of_truth}",
  seen: { cursor: { row: "#steps", column: id("car") } },
  after: "Go\n  - Car",
});
does("step.ends", "ends the journey", {
  map: "Go\n  - Car",
  seen: { selection: [id("car")] },
  after: "Go\n  - Car {ends}",
});

test("is typed in the lane that shows steps where columns are stages", () => {
  const here = world({ map: "Go\n  - Car", framework: FOLDED });
  const before = here.map();
  run(here, "card.add", { slot: slotId("steps"), place: id("car") });
  run(here, "text.type", { text: "Park" });
  run(here, "text.end");
  expect(here.map()).toBe("Go\n  - Car\n  - Park\n");
  goesBackAndForth(here, before);
});

does("edit.delete", "whatever is selected, and the ties to it", {
  map: "@ Kim\n^ Diary\nGo\n  : doing Waits {persona=kim}\n  : pain Queue\n> queue evidence diary",
  seen: { selection: [id("queue"), id("kim"), id("diary")] },
  after: "Go\n  : doing Waits",
  sees: { selection: [] },
});

does("edit.delete", "a heading without cards at once", {
  map: "Pack\nGo",
  seen: { cursor: { row: "#stages", column: id("pack") } },
  after: "Go",
  sees: { cursor: { row: "#stages", column: id("go") } },
});

test("edit.delete asks before it takes cards along with a heading", () => {
  const here = world({ map: SHORT, seen: { selection: [id("pack")] } });
  run(here, "edit.delete");
  expect([here.session.canUndo, here.session.seen.surface]).toEqual([false, "delete"]);
  run(here, "edit.delete", { sure: true });
  expect([here.map(), here.session.seen.surface]).toEqual(["Go\n  : doing Drives\n", undefined]);
});
