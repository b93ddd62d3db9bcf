/** Where the keyboard is, what is selected, and how one looks: nothing of it is an edit. */

import { expect, test } from "vitest";
import { frameworkId, MAP, slotId } from "../../../src/core/ids.ts";
import { EVERYTHING } from "../../../src/core/select.ts";
import { type Cursor, NO_FILTER, type Panel, type Seen, type Surface } from "../../../src/core/session/seen.ts";
import { CANVAS, FOLDED, id, run, shows, world } from "./world.ts";

const MAP_OF_THREE = `
Pack
  : opportunity List
  - Basket
    : pain.moment Jam
    : pain.moment Lid
  - Car
Go
  : pain.moment Queue
`;

const at = (row: string, column: string, item?: string): Cursor => ({
  row: row === "#stages" || row === "#steps" ? row : slotId(row),
  column: column === "lane" ? ("lane" as const) : id(column),
  ...(item === undefined ? {} : { item: id(item) }),
});
const cursor = (row: string, column: string, item?: string): Partial<Seen> => ({ cursor: at(row, column, item) });

/** Where the keyboard is after some commands, as `row column item`. */
function way(start: Partial<Seen>, ...commands: Parameters<typeof run>[1][]): string[] {
  const here = world({ map: MAP_OF_THREE, seen: start });
  return commands.map((command) => {
    run(here, command);
    const spot = here.session.seen.cursor;
    return [spot?.row, spot?.column, spot?.item].filter((part) => part !== undefined).join(" ");
  });
}

test("go.right and go.left go from cell to cell, and from card to card", () => {
  expect(way({}, "go.right", "go.right", "go.left", "go.left")).toEqual([
    "story map",
    "story map",
    "story lane",
    "story lane",
  ]);
  expect(way(cursor("pains", "basket", "lid"), "go.right", "go.right", "go.left")).toEqual([
    "pains car",
    "pains go",
    "pains car",
  ]);
  expect(way(cursor("pains", "go", "queue"), "go.left", "go.right")).toEqual(["pains car", "pains go"]);
});

test("go.down and go.up go through headings, cells and the cards of a cell", () => {
  expect(way(cursor("#stages", "pack"), "go.down", "go.down", "go.down", "go.down")).toEqual([
    "#steps basket",
    "story map",
    "does basket",
    "mind basket",
  ]);
  expect(way(cursor("pains", "basket", "jam"), "go.down", "go.down", "go.up")).toEqual([
    "pains basket lid",
    "gains basket",
    "pains basket",
  ]);
  expect(way(cursor("gains", "car"), "go.down", "go.up")).toEqual(["ideas pack", "gains basket"]);
  expect(way(cursor("pains", "lane"), "go.up", "go.down")).toEqual(["feels lane", "pains lane"]);
});

test("go.row-start, go.row-end, go.start and go.end go to the edges", () => {
  expect(way(cursor("pains", "car"), "go.row-end", "go.row-start", "go.end", "go.start")).toEqual([
    "pains go",
    "pains lane",
    "ideas go",
    "#stages pack",
  ]);
});

test("go.into goes into a cell and then writes, and go.out goes back", () => {
  const here = world({ map: MAP_OF_THREE, seen: cursor("pains", "basket") });
  run(here, "go.into");
  expect(here.session.seen).toMatchObject({ ...cursor("pains", "basket", "jam"), selection: ["jam"] });
  run(here, "go.into");
  expect(here.session.seen.typing).toMatchObject({ id: "jam", field: "text", was: "Jam" });
  run(here, "text.end");
  run(here, "go.out");
  expect(here.session.seen).toMatchObject({ ...cursor("pains", "basket"), selection: [] });
  run(here, "go.to", at("gains", "car"));
  run(here, "go.into");
  expect(here.session.seen.typing).toMatchObject({ id: expect.stringMatching(/^n/), field: "text", blank: true });
  const guest = world({ map: MAP_OF_THREE, seen: cursor("gains", "car"), may: (needs) => needs === "nothing" });
  run(guest, "go.into");
  expect(guest.session.seen.typing).toBe(undefined);
});

test("go.next-cell types on in the next cell and lane, go.previous-cell back again", () => {
  const here = world({ map: MAP_OF_THREE, seen: cursor("pains", "car") });
  run(here, "card.add");
  run(here, "text.type", { text: "Full" });
  run(here, "go.next-cell");
  run(here, "text.type", { text: "Late" });
  run(here, "go.next-cell");
  run(here, "text.type", { text: "Sun" });
  run(here, "go.previous-cell");
  run(here, "text.end");
  expect(here.map()).toBe(`Pack
  : opportunity List
  - Basket
    : gain.moment Sun
    : pain.moment Jam
    : pain.moment Lid
  - Car
    : pain.moment Full
Go
  : pain.moment Queue
  : pain.moment Late
`);
  expect(here.session.seen.cursor).toEqual(at("pains", "go"));
  const heads = world({ map: MAP_OF_THREE, seen: cursor("#stages", "pack") });
  run(heads, "text.start");
  run(heads, "go.next-cell");
  expect(heads.session.seen.typing).toMatchObject({ id: "go", field: "title", was: "Go" });
});

test("go.left, go.right, go.up and go.down go from area to area of a canvas", () => {
  const here = world({ framework: CANVAS, map: "@ Kim", seen: cursor("who", MAP) });
  const rows = (["go.right", "go.down", "go.up", "go.left"] as const).map((command) => {
    run(here, command);
    return here.session.seen.cursor?.row;
  });
  expect(rows).toEqual(["gains", "rules", "who", "who"]);
});

test("cells of stages hold the cards of their steps where columns are stages", () => {
  const here = world({ framework: FOLDED, map: MAP_OF_THREE });
  run(here, "go.record", { id: id("lid") });
  expect(here.session.seen.cursor).toEqual(at("pains", "pack", "lid"));
});

shows("go.to", "a card of a cell, which is selected", {
  map: MAP_OF_THREE,
  args: { row: slotId("pains"), column: id("basket"), item: id("jam") },
  sees: { ...cursor("pains", "basket", "jam"), selection: [id("jam")] },
});
shows("go.record", "wherever it is, and in sight", {
  map: MAP_OF_THREE,
  args: { id: id("car") },
  sees: { ...cursor("#steps", "car"), selection: [id("car")] },
  effects: [{ do: "scroll-to", id: id("car") }],
});
shows("go.tray", "to the first card without a place", {
  map: "Go\n  : entity Ticket",
  sees: { panel: "tray", selection: [id("ticket")] },
});

shows("select.only", "one card, with the keyboard", {
  map: MAP_OF_THREE,
  args: { id: id("lid") },
  sees: { selection: [id("lid")], ...cursor("pains", "basket", "lid") },
});
shows("select.toggle", "one more", {
  map: MAP_OF_THREE,
  seen: { selection: [id("jam")] },
  args: { id: id("queue") },
  sees: { selection: [id("jam"), id("queue")] },
});
shows("select.toggle", "out what the keyboard is on", {
  map: MAP_OF_THREE,
  seen: { selection: [id("jam"), id("lid")], ...cursor("pains", "basket", "lid") },
  sees: { selection: [id("jam")] },
});
shows("select.extend", "all between two cards of a cell", {
  map: "Go\n  : pain A\n  : pain B\n  : pain C\n  : pain D",
  seen: { selection: [id("b")], ...cursor("pains", "go", "b") },
  args: { id: id("d") },
  sees: { selection: [id("b"), id("c"), id("d")] },
});
shows("select.extend", "the block between two cells", {
  map: `${MAP_OF_THREE}  : gain.moment Sun\n`,
  seen: { selection: [id("jam")], ...cursor("pains", "basket", "jam") },
  args: { id: id("sun") },
  sees: { selection: [id("jam"), id("lid"), id("queue"), id("sun")] },
});
shows("select.extend", "all stages between two", {
  map: "One\nTwo\nThree",
  seen: { selection: [id("one")], ...cursor("#stages", "one") },
  args: { id: id("three") },
  sees: { selection: [id("one"), id("two"), id("three")] },
});
shows("select.extend-down", "the next card", {
  map: MAP_OF_THREE,
  seen: { selection: [id("jam")], ...cursor("pains", "basket", "jam") },
  sees: { selection: [id("jam"), id("lid")], ...cursor("pains", "basket", "lid") },
});
shows("select.extend-up", "out again what was taken in", {
  map: MAP_OF_THREE,
  seen: { selection: [id("jam"), id("lid")], ...cursor("pains", "basket", "lid") },
  sees: { selection: [id("jam")], ...cursor("pains", "basket", "jam") },
});
shows("select.cell", "all of a cell", {
  map: MAP_OF_THREE,
  seen: cursor("pains", "basket"),
  sees: { selection: [id("jam"), id("lid")] },
});
shows("select.lane", "all of a lane", {
  map: MAP_OF_THREE,
  args: { slot: slotId("pains") },
  sees: { selection: [id("jam"), id("lid"), id("queue")] },
});
shows("select.stage", "all of a stage and its steps", {
  map: MAP_OF_THREE,
  seen: cursor("#steps", "car"),
  sees: { selection: [id("list"), id("jam"), id("lid")] },
});
shows("select.all", "the cell first", {
  map: MAP_OF_THREE,
  seen: cursor("pains", "basket"),
  sees: { selection: [id("jam"), id("lid")] },
});
shows("select.all", "then the map", {
  map: MAP_OF_THREE,
  seen: { ...cursor("pains", "basket"), selection: [id("lid"), id("jam")] },
  sees: { selection: [id("jam"), id("lid"), id("queue"), id("list")] },
});
shows("select.next", "the first where nothing is selected", {
  map: MAP_OF_THREE,
  sees: { selection: [id("jam")], ...cursor("pains", "basket", "jam") },
});
shows("select.previous", "around to the last", {
  map: MAP_OF_THREE,
  seen: { selection: [id("jam")] },
  sees: { selection: [id("list")], ...cursor("ideas", "pack", "list") },
});
shows("select.clear", "nothing", { seen: { selection: [id("fills-it")] }, sees: { selection: [] } });

shows("view.zoom-in", "to the next step", { sees: { zoom: 1.25 } });
shows("view.zoom-out", "to the step before", { seen: { zoom: 0.9 }, sees: { zoom: 0.8 } });
shows("view.zoom-100", "to natural size", { seen: { zoom: 3 }, sees: { zoom: 1 } });
shows("view.zoom-fit", "to the window", { sees: { zoom: 0 } });
const { effects } = { effects: (what: "present" | "home" | "take-away") => [{ do: what }] as const };
shows("view.lens", "which the page fetches", {
  args: { framework: frameworkId("five-e") },
  effects: [{ do: "lens", framework: frameworkId("five-e") }],
});
shows("view.present", "as the page can", { effects: effects("present") });
shows("view.home", "by the page", { effects: effects("home") });
shows("view.take-away", "by the page", { effects: effects("take-away") });
const focus = { ...EVERYTHING, lanes: [] };
shows("view.focus-stage", "that of the keyboard", {
  seen: cursor("#steps", "car"),
  sees: { focus: { ...focus, stages: [id("pack")] } },
});
shows("view.focus-lane", "that of the keyboard", {
  seen: cursor("pains", "car"),
  sees: { focus: { ...focus, lanes: [slotId("pains")] } },
});
shows("view.focus-persona", "one of several", {
  map: "@ Kim\n@ Ade",
  args: { id: id("ade") },
  sees: { focus: { ...focus, personas: [id("ade")] } },
});
shows("view.unfocus", "and all is there", { seen: { focus: { ...focus, stages: [id("go")] } }, sees: { focus } });
shows("view.filter", "by some parts, the others stay", {
  seen: { filter: { ...NO_FILTER, tags: ["a"] } },
  args: { channels: ["web"], evidence: "without" },
  sees: { filter: { ...NO_FILTER, tags: ["a"], channels: ["web"], evidence: "without" } },
});
shows("view.clear-filter", "all of it", {
  seen: { filter: { ...NO_FILTER, text: "jam" } },
  sees: { filter: NO_FILTER },
});
shows("view.lane", "for oneself", {
  args: { slot: slotId("figures"), shown: true },
  sees: { show: new Set([slotId("figures")]), hide: new Set() },
});
shows("view.close-panel", "whichever is open", { seen: { panel: "details" }, sees: { panel: undefined } });
shows("view.close", "what lies over the map", { seen: { surface: "find" }, sees: { surface: undefined } });

const PANELS = [
  ["view.panel-details", "details"],
  ["view.panel-guidance", "guidance"],
  ["view.panel-tray", "tray"],
  ["view.panel-comments", "comments"],
  ["view.panel-history", "history"],
  ["view.panel-sources", "sources"],
  ["view.panel-personas", "personas"],
  ["view.panel-document", "document"],
] as const satisfies readonly (readonly [string, Panel])[];
for (const [command, panel] of PANELS) shows(command, "opens its panel", { sees: { panel } });

const SURFACES = [
  ["view.palette", "palette"],
  ["view.shortcuts", "shortcuts"],
  ["view.find", "find"],
  ["view.find-everywhere", "find-everywhere"],
  ["view.export", "export"],
  ["view.import", "import"],
  ["view.print", "print"],
  ["view.lanes", "lanes"],
  ["view.share", "share"],
  ["document.continue", "continue"],
  ["view.settings", "settings"],
] as const satisfies readonly (readonly [string, Surface])[];
for (const [command, surface] of SURFACES) shows(command, "opens over the map", { sees: { surface } });
