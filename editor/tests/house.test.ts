import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const CORE = new URL("../src/core/", import.meta.url);
const files = readdirSync(CORE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const source = (name: string) => readFileSync(new URL(name, CORE), "utf8");

test("only brand.ts tells the compiler what it cannot see", () => {
  const assertion = /\bas (?!const\b)|\bany\b|@ts-|!\./;
  const code = (name: string) => source(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*|^import [^;]*;|"[^"\n]*"|`[^`]*`/gm, "");
  expect(files.filter((name) => assertion.test(code(name)))).toEqual(["brand.ts"]);
});

test("the core rests on nothing but itself, order keys and the words of the server", () => {
  const imports = files.flatMap((name) =>
    [...source(name).matchAll(/from "([^"]+)"/g)].map(([, path = ""]) =>
      path.startsWith(".") ? new URL(path, new URL(name, CORE)).href : path,
    ),
  );
  const foreign = imports.filter((path) => !path.startsWith(CORE.href));
  const words = new URL("../api/api.gen.ts", CORE).href;
  expect([...new Set(foreign)].sort()).toEqual([words, "fractional-indexing"]);
});

test("no file of the core is long", () => {
  const long = files.filter((name) => !name.endsWith(".gen.ts") && source(name).split("\n").length > 400);
  expect(long).toEqual([]);
});
