import { expect, test } from "vitest";
import { NO_FILTER } from "../../src/core/session/seen.ts";
import { addressFrom, mapPath } from "../../src/pages/address.ts";
import { queryOf, seenFrom } from "../../src/pages/seenQuery.ts";

const page = (path: string) => addressFrom(path, "").page;

test("every page has an address, and what is none leads nowhere", () => {
  expect(["/", "/new", "/trash"].map(page)).toEqual(["home", "new", "trash"]);
  expect(["/new/", "/d/ab-1", "/d/ab_1/present/"].map(page)).toEqual(["new", "map", "map"]);
  expect(["/d", "/d/", "/d/a/b", "/d/../etc", "/elsewhere"].map(page)).toEqual(Array(5).fill("nowhere"));
});

test("the address of a map leads back to it", () => {
  expect(addressFrom(mapPath("a1"), "?framework=five-e")).toMatchObject({ document: "a1", presenting: false });
  expect(addressFrom(mapPath("a1", true), "")).toMatchObject({ document: "a1", presenting: true });
});

test("what is seen survives the way through the address", () => {
  const query = new URLSearchParams(
    "framework=five-e&show=things&hide=pains&find=late+bus&persona=kim&channel=web&channel=e-mail&tag=a%26b" +
      "&evidence=without&stage=s1&step=s1-2&lane=doing&panel=history&topic=7",
  );
  expect(queryOf(seenFrom(query)).toString()).toBe(query.toString());
});

test("what is as usual is not in the address", () => {
  const seen = seenFrom(new URLSearchParams("framework=five-e"));
  expect(seen.filter).toEqual(NO_FILTER);
  expect(queryOf(seen, "five-e").toString()).toBe("");
  expect(queryOf(seen, "btabok").toString()).toBe("framework=five-e");
});

test("what makes no sense in an address is passed over", () => {
  const seen = seenFrom(new URLSearchParams("panel=nonsense&evidence=some&stage=%22&persona="));
  expect(queryOf(seen).toString()).toBe("");
});
