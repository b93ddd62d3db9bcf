/** The table is whole: every row has its group, its names, its tests and its line in the documentation. */

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { documentation } from "../../../scripts/commands.ts";
import { ALL, BARE, COMMANDS } from "../../../src/core/commands/table.ts";
import german from "../../../src/locales/de.json" with { type: "json" };
import english from "../../../src/locales/en.json" with { type: "json" };

const HERE = new URL("./", import.meta.url);
const ids = ALL.map(({ id }) => id);
const sources = (folder: URL): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
const missing = (words: Readonly<Record<string, string>>, keys: readonly string[]) =>
  keys.filter((key) => !(key in words));

test("every command stands in its row under its own id", () => {
  expect(Object.entries(COMMANDS).filter(([id, command]) => command.id !== id)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every command has a name in both languages, one with a key a sentence too, and no name is left over", () => {
  const keyed = BARE.filter(({ shortcuts = [] }) => shortcuts.length > 0).map(({ id }) => `about.${id}`);
  const groups = [...new Set(ALL.map(({ group }) => `commands.${group}`))];
  const wanted = [...ids.map((id) => `command.${id}`), ...keyed, ...groups];
  expect([missing(english, wanted), missing(german, wanted)]).toEqual([[], []]);
  const named = Object.keys(english).filter((key) => /^(command|about)\./.test(key));
  expect(named.filter((key) => !ids.some((id) => key === `command.${id}` || key === `about.${id}`))).toEqual([]);
});

test("all that commands say is in both languages", () => {
  const core = sources(new URL("../../../src/core/", import.meta.url)).join("\n");
  const said = [...core.matchAll(/"(said\.[a-z-]+)"|word\("([a-z.]+)"\)/g)].map(([, one, two]) => one ?? two ?? "");
  expect(said.length).toBeGreaterThan(30);
  expect([missing(english, said), missing(german, said)]).toEqual([[], []]);
});

test("every command has a test of what it does and of its undo, or of what it shows", () => {
  const tests = sources(HERE)
    .filter((source) => !source.includes("The table is whole"))
    .join("\n");
  const run = new Set([...tests.matchAll(/"([a-z]+\.[a-z0-9-]+)"/g)].map(([, id]) => id));
  expect(ids.filter((id) => !run.has(id))).toEqual([]);
});

test("what needs content changes it, and what changes nothing needs nothing", () => {
  const free = ALL.filter(({ needs }) => needs === "nothing").map(({ group }) => group);
  expect([...new Set(free)].sort()).toEqual(["edit", "go", "select", "view"]);
});

test("the documentation lists the table as it is", () => {
  const page = readFileSync(new URL("../../../../docs/editor-commands.md", import.meta.url), "utf8");
  expect(page, "run `npm run commands -- --write` in editor/").toBe(documentation());
});
