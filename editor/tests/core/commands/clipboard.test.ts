/** Copy, cut and paste: within a map, to and from whiteboards and spreadsheets. */

import { expect, test } from "vitest";
import { clipFrom } from "../../../src/core/clipboard/clip.ts";
import { linesIn, pieces, rowsOf, tabbed, tableIn } from "../../../src/core/clipboard/delimited.ts";
import { MAP, slotId } from "../../../src/core/ids.ts";
import type { Seen } from "../../../src/core/session/seen.ts";
import { CANVAS, does, goesBackAndForth, id, run, shows, world } from "./world.ts";

const on = (row: string, column: string, item?: string): Partial<Seen> => ({
  cursor: {
    row: row === "#stages" || row === "#steps" ? row : slotId(row),
    column: column === "lane" ? "lane" : id(column),
    ...(item === undefined ? {} : { item: id(item) }),
  },
});

does("edit.paste", "lines as cards, without their bullets, after the card at the keyboard", {
  map: "Go\n  : pain.moment One\n  : pain.moment Two",
  seen: on("pains", "go", "one"),
  args: { text: "\n- Late\r\n• Dear\n\n[ ] Loud\n" },
  after:
    "Go\n  : pain.moment One\n  : pain.moment Late\n  : pain.moment Dear\n  : pain.moment Loud\n  : pain.moment Two",
  sees: { selection: [id("n1"), id("n2"), id("n3")] },
});
does("edit.paste", "numbered lines, and words before a score", {
  map: "Go",
  seen: on("feels", "go"),
  args: { text: "1. +1,5 Glad\n2. Tired\n3. -2" },
  after: "Go\n  : feeling Glad {score=1.5}\n  : feeling Tired\n  : feeling -2 {score=-2}",
});
does("edit.paste", "lines as steps and as stages, in the row of their headings", {
  map: "Pack\n  - Basket\n  - Car",
  seen: on("#steps", "basket"),
  args: { text: "Hat\nShoes" },
  after: "Pack\n  - Basket\n  - Hat\n  - Shoes\n  - Car",
});
does("edit.paste", "lines as personas in an area of personas", {
  framework: CANVAS,
  map: "@ Kim",
  seen: on("who", MAP),
  args: { text: "Ade\nLin" },
  after: "@ Kim\n@ Ade\n@ Lin",
});
does("edit.paste", "a table from the keyboard on, making steps where the map ends", {
  map: "Pack\n  - Basket\n  - Car",
  seen: on("does", "car"),
  args: { text: 'Loads\tDrives\tParks\nWhere?\t\t"Far\nDear"' },
  after: `
Pack
  - Basket
  - Car
    : doing Loads
    : thinking Where?
  - New step
    : doing Drives
  - New step
    : doing Parks
    : thinking Far
    : thinking Dear`,
});
does("edit.paste", "a table with titles of columns and lanes to where they are, new ones at the end", {
  map: "Pack\nGo\n  : doing Drives",
  seen: on("story", MAP),
  args: {
    table: [
      ["", "Go", "Come home"],
      ["pains", "Queue", "Dark"],
      ["Ideas", "", "Lamp"],
    ],
  },
  after: `
Pack
Go
  : doing Drives
  : pain.moment Queue
Come home
  : opportunity Lamp
  : pain.moment Dark`,
});
does("edit.paste", "a table into an empty map, whose first row is its stages", {
  map: "",
  args: { text: "Pack;Go\nFills;Drives\nJam?;Rain?" },
  after: "Pack\n  : doing Jam?\nGo\n  : doing Rain?\n: scenario Fills\n: scenario Drives",
  seen: on("story", MAP),
});
does("edit.paste", "rows below the last lane into the tray, so that nothing is lost", {
  map: "Pack",
  seen: on("gains", "pack"),
  args: { text: "Sun\tSwim\nIdea\tMore\nRest\tOver" },
  after: `
Pack
  : gain.moment Sun
  : opportunity Idea
  : x-desirepath.unsorted Rest
New stage
  : gain.moment Swim
  : opportunity More
  : x-desirepath.unsorted Over`,
});
does("edit.cut", "cards, and the keyboard goes on", {
  map: "Go\n  : pain.moment One\n  : pain.moment Two",
  seen: { selection: [id("one")], ...on("pains", "go", "one") },
  after: "Go\n  : pain.moment Two",
  sees: { selection: [], ...on("pains", "go", "two") },
});
shows("edit.paste", "asks the page where nothing was read yet", { effects: [{ do: "paste" }] });

const WHOLE = `
@ Kim
^ Diary
Pack
  - Basket
    : doing Fills {persona=kim tags=["a"]}
    : pain.moment Jam {severity=2}
  - Car
    : pain.moment Full
Go
> fills answers jam
> jam evidence diary
`;

/** What copying some cards puts on the clipboard. */
function copied(map: string, ...ids: string[]) {
  const here = world({ map, seen: { selection: ids.map(id) } });
  run(here, "edit.copy");
  expect(here.session.canUndo).toBe(false);
  const [found] = here.copied;
  if (found === undefined) throw new Error("nothing was copied");
  return found;
}

test("edit.copy gives one line a card, a block as a table, and headings as their titles", () => {
  expect(copied("Go\n  : doing Drives\\nfast\n  : doing Sings", "sings", "drives-nfast").text).toBe(
    "Drives fast\nSings",
  );
  expect(copied(WHOLE, "fills", "jam", "full").text).toBe("Fills\t\nJam\tFull");
  expect(copied(WHOLE, "pack", "go").text).toBe("Pack\nGo");
  const cell = world({ map: WHOLE, seen: on("pains", "basket") });
  run(cell, "edit.copy");
  expect(cell.copied[0]?.text).toBe("Jam");
});

test("edit.paste puts copied cards back with all that they have and are tied to", () => {
  const here = world({ map: WHOLE, seen: on("gains", "go") });
  const before = here.map();
  run(here, "edit.paste", copied(WHOLE, "fills", "jam"));
  expect(here.map()).toBe(
    `${WHOLE.slice(1).split("> ")[0]}  : doing Fills {persona=kim tags=["a"]}
  : pain.moment Jam {severity=2}
> fills answers jam
> jam evidence diary
> n1 answers n2
> n2 evidence diary
`,
  );
  goesBackAndForth(here, before);
});

test("edit.paste brings persona and source along to another map, once", () => {
  const clip = copied(WHOLE, "fills", "jam");
  const here = world({ map: "@ Ade\nHome", seen: on("does", "home") });
  run(here, "edit.paste", clip);
  const once = here.map();
  expect(once).toBe(`@ Ade
@ Kim
^ Diary
Home
  : doing Fills {persona=n1 tags=["a"]}
  : pain.moment Jam {severity=2}
> n3 answers n4
> n4 evidence n2
`);
  run(here, "edit.paste", clip);
  expect(here.map().split("@ Kim").length).toBe(2);
  expect(here.map().split("^ Diary").length).toBe(2);
});

test("edit.paste makes cards of one lane what the lane at the keyboard takes, and keeps their columns", () => {
  const here = world({ map: WHOLE, seen: on("gains", "car") });
  run(here, "edit.paste", copied(WHOLE, "jam", "full"));
  expect(here.map()).toContain(
    "  - Car\n    : gain.moment Jam {severity=2}\n    : pain.moment Full\nGo\n  : gain.moment Full\n",
  );
});

test("edit.paste takes nothing for whole cards that it cannot read, and says when there is nothing", () => {
  for (const rich of [
    "{",
    "[]",
    '{"desirepath":2}',
    '{"desirepath":1,"records":[{"record":"card","id":"a","text":7}]}',
  ]) {
    expect(clipFrom(rich)).toBe(undefined);
  }
  const here = world({ map: "Go", seen: on("pains", "go") });
  run(here, "edit.paste", { rich: "{", text: "Late" });
  expect(here.map()).toBe("Go\n  : pain.moment Late\n");
  run(here, "edit.paste", { text: " \n " });
  expect(here.said.at(-1)).toEqual({ key: "said.nothing-to-paste" });
});

test("edit.paste refuses what no document could hold, all of it", () => {
  const here = world({ map: "Go", seen: on("pains", "go") });
  run(here, "edit.paste", { text: "Late\n".repeat(20_000) });
  expect([here.map(), here.said.at(-1)]).toEqual([
    "Go\n",
    { key: "said.too-many", values: { n: 20_000, room: 19_998 } },
  ]);
});

test("a text too long for one card becomes several", () => {
  const here = world({ map: "Go", seen: on("pains", "go") });
  run(here, "edit.paste", { text: "word ".repeat(1_000).trim() });
  const cards = here.session.document.on(id("go"), "card");
  expect(cards.map(({ text }) => text.length)).toEqual([3999, 999]);
});

test("tables are told from prose", () => {
  expect(tableIn('a\tb\n"c ""d""\ne"\tf\n')).toEqual([
    ["a", "b"],
    ['c "d"\ne', "f"],
  ]);
  expect(tableIn("a;b\nc;d")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(tableIn("Well, no\nThen, yes")).toBe(undefined);
  expect(tableIn("one,two\nthree")).toBe(undefined);
  const rows = [
    ["a\tb", 'say "x"'],
    ["", "c\nd"],
  ];
  expect(rowsOf(tabbed(rows), "\t")).toEqual(rows);
});

test("lists lose their signs, and a single number stays", () => {
  expect(linesIn("* a\n– b\n\n☐ c")).toEqual(["a", "b", "c"]);
  expect(linesIn("1) a\n2) b")).toEqual(["a", "b"]);
  expect(linesIn("3. Platz")).toEqual(["3. Platz"]);
  expect(pieces("aaa bbb ccc", 7)).toEqual(["aaa bbb", "ccc"]);
  expect(pieces("👩‍🚀👩‍🚀", 3).join("")).toBe("👩‍🚀👩‍🚀");
});

test("a thousand lines are pasted and moved as one change each, in their order", () => {
  const here = world({ map: "Go\nHome", seen: on("pains", "go") });
  const lines = Array.from({ length: 1_000 }, (_, n) => `Card ${n}`);
  run(here, "edit.paste", { text: lines.join("\n") });
  run(here, "card.move", { place: id("home"), slot: slotId("gains") });
  const moved = here.session.document.on(id("home"), "card", "gain.moment");
  expect(moved.map(({ text }) => text)).toEqual(lines);
  expect(Math.max(...moved.map(({ at }) => at.order.length))).toBeLessThan(8);
  run(here, "edit.undo");
  run(here, "edit.undo");
  expect([here.map(), here.session.canUndo]).toEqual(["Go\nHome\n", false]);
});
