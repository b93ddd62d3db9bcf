import { expect, test } from "vitest";
import { present, whereIs } from "../../../src/core/live/present.ts";
import type { Somebody } from "../../../src/core/session/company.ts";
import { id } from "../commands/world.ts";

const somebody = (who: string, name: string, on: string[] = [], typing?: string): Somebody => ({
  who,
  name,
  colour: "blue",
  on: on.map(id),
  typing: typing === undefined ? undefined : id(typing),
  point: undefined,
});

test("somebody with several tabs is one person, where they do something", () => {
  const people = [somebody("1", "Ada"), somebody("2", "Ben", ["jam"]), somebody("3", "Ada", ["lid"])];
  expect(present(people).map(({ who }) => who)).toEqual(["3", "2"]);
});

test("somebody is where they type, else where they have selected", () => {
  expect(whereIs(somebody("1", "Ada", ["jam", "lid"], "rug"))).toBe("rug");
  expect(whereIs(somebody("1", "Ada", ["jam", "lid"]))).toBe("jam");
  expect(whereIs(somebody("1", "Ada"))).toBe(undefined);
});
