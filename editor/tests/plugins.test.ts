import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { allIcons, frameworkIcons, usedIcons } from "../plugins/icons.ts";
import { isSpoken } from "../plugins/languages.ts";
import { licenceOf, packageFolder } from "../plugins/licences.ts";
import { filesOfPages } from "../plugins/pages.ts";

test("the icons that the program names are there, those of frameworks beside them, all others when they are met", () => {
  const [used, ofFrameworks, all] = [usedIcons(), frameworkIcons(), allIcons()];
  expect(["circle-question-mark", "smartphone", "x"].filter((name) => !used.has(name))).toEqual([]);
  expect(ofFrameworks.has("footprints")).toBe(true);
  expect([used.has("zodiac-aries"), ofFrameworks.has("zodiac-aries")]).toEqual([false, false]);
  expect([...used, ...ofFrameworks].filter(([name, outline]) => all.get(name) !== outline)).toEqual([]);
  expect(all.size).toBeGreaterThan(1900);
});

test("an icon of several shapes becomes one path", () => {
  const all = allIcons();
  expect([all.get("minus"), all.get("chevron-down")]).toEqual(["M0 0M5 12h14", "M0 0m6 9 6 6 6-6"]);
  expect(all.get("circle")).toBe("M2 12a10 10 0 0 1 20 0a10 10 0 0 1 -20 0z");
  expect(all.get("square")).toBe("M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z");
});

test("words of React Aria in languages that the editor does not speak are left out", () => {
  const id = (tag: string) => `/node_modules/react-aria/dist/private/intl/dnd/${tag}.mjs`;
  const spoken = ["en-US", "de-DE"];
  expect(["fr-FR", "en-US", "de-DE"].map((tag) => isSpoken(id(tag), spoken))).toEqual([false, true, true]);
  expect(isSpoken("/src/components/home/Begin.tsx", spoken)).toBe(true);
});

test("a module belongs to the innermost package around it, and ours to none", () => {
  expect(packageFolder("/a/node_modules/react/cjs/react.js")).toBe("/a/node_modules/react");
  expect(packageFolder("/a/node_modules/@x/y/node_modules/@z/w/i.js")).toBe("/a/node_modules/@x/y/node_modules/@z/w");
  expect([packageFolder("/a/src/main.tsx"), packageFolder("\0virtual:icons")]).toEqual([undefined, undefined]);
});

test("a package is told with its version, its licence and the text of it, and one without a text is not bundled", () => {
  const folder = (name: string) => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
  expect(licenceOf(folder("react"))).toMatch(/react \d+\.\d+\.\d+ \(MIT\)[\s\S]*Permission is hereby granted/);
  expect(() => licenceOf(folder("idb/with-async-ittr"))).toThrow();
});

test("what a map needs at once stands in few files, apart from what the home page may fetch one day", () => {
  const imports: Readonly<Record<string, readonly string[]>> = {
    "/main": ["/locale", "/node_modules/react/index.js"],
    "/map": ["/grid", "/button", "/locale", "/menu"],
    "/home": ["/shelf", "/button"],
    "/grid": ["/map"],
    "/later": ["/menu", "/rare"],
  };
  const later = (id: string) => (id === "/shelf" ? ["/later"] : []);
  const graph = {
    getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [], dynamicallyImportedIds: later(id) }),
  };
  const file = filesOfPages({ base: "/main", map: "/map", home: "/home" });
  const told = (...ids: string[]) => ids.map((id) => file(id, graph));
  expect(told("/locale", "/grid", "/button")).toEqual(["base", "map", "map-home"]);
  expect(told("/shelf", "/menu", "/rare", "/map")).toEqual([null, null, null, null]);
  expect(told("/node_modules/react/index.js", "/node_modules/react-aria/index.js")).toEqual(["react", null]);
});
