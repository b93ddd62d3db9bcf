import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const CORE = new URL("../src/core/", import.meta.url);
const files = readdirSync(CORE).filter((name) => name.endsWith(".ts"));
const source = (name: string) => readFileSync(new URL(name, CORE), "utf8");

test("only brand.ts tells the compiler what it cannot see", () => {
  const assertion = /\bas (?!const\b)|\bany\b|@ts-|!\./;
  const code = (name: string) => source(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|`[^`]*`/g, "");
  expect(files.filter((name) => assertion.test(code(name)))).toEqual(["brand.ts"]);
});

test("the core rests on nothing but itself and order keys", () => {
  const imports = files.flatMap((name) => [...source(name).matchAll(/from "([^"]+)"/g)].map((match) => match[1]));
  const foreign = imports.filter((path) => path !== undefined && !/^\.\/[a-z.]+\.ts$/.test(path));
  expect([...new Set(foreign)]).toEqual(["fractional-indexing"]);
});

test("no file of the core is long", () => {
  const long = files.filter((name) => !name.endsWith(".gen.ts") && source(name).split("\n").length > 400);
  expect(long).toEqual([]);
});
