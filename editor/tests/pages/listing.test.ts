import { expect, test } from "vitest";
import type { Listed } from "../../src/api/api.gen.ts";
import { listed, tagsOf, wishFrom, wishQuery } from "../../src/pages/listing.ts";

function made(title: string, changed: string, tags: readonly string[] = [], framework = "five-e"): Listed {
  const kind = "journey";
  return { id: title, title, changed, tags, framework, kind, version: 1, trashed: false, path: "", file: null };
}

const ALL = [
  made("Café am Morgen", "2026-01-02T00:00:00Z", ["retail"]),
  made("Ärger 10", "2026-03-02T00:00:00Z", ["retail", "b2b"], "btabok"),
  made("Ärger 9", "2026-02-02T00:00:00Z", ["b2b"]),
];
const TITLES = new Map([["five-e", "5E map"]]);

function shown(query: string): string[] {
  const framework = (id: string) => TITLES.get(id) ?? id;
  return listed(ALL, wishFrom(new URLSearchParams(query)), framework, "de").map(({ title }) => title);
}

test("the last changed comes first, unless another order is wished for", () => {
  expect(shown("")).toEqual(["Ärger 10", "Ärger 9", "Café am Morgen"]);
  expect(shown("sort=title")).toEqual(["Ärger 9", "Ärger 10", "Café am Morgen"]);
  expect(shown("sort=framework")).toEqual(["Ärger 9", "Café am Morgen", "Ärger 10"]);
});

test("words are found whatever their accents, capitals and order, in titles, tags and frameworks", () => {
  expect(shown("find=MORGEN+cafe")).toEqual(["Café am Morgen"]);
  expect(shown("find=retail")).toEqual(["Ärger 10", "Café am Morgen"]);
  expect(shown("find=5e+arger")).toEqual(["Ärger 9"]);
  expect(shown("find=nowhere")).toEqual([]);
});

test("a document needs all tags that are chosen", () => {
  expect(shown("tag=b2b")).toEqual(["Ärger 10", "Ärger 9"]);
  expect(shown("tag=b2b&tag=retail")).toEqual(["Ärger 10"]);
});

test("the wish survives the way through the address, and what is usual is not in it", () => {
  expect(wishQuery(wishFrom(new URLSearchParams("find=a&tag=b&tag=c&sort=title"))).toString()).toBe(
    "find=a&tag=b&tag=c&sort=title",
  );
  expect(wishQuery(wishFrom(new URLSearchParams("sort=nonsense"))).toString()).toBe("");
});

test("the tags of most documents come first", () => {
  expect(tagsOf(ALL)).toEqual(["b2b", "retail"]);
  expect(tagsOf(ALL.slice(0, 2))).toEqual(["retail", "b2b"]);
});
