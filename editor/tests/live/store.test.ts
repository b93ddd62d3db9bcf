import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { Document } from "../../src/core/document.ts";
import { change, set } from "../../src/core/edits.ts";
import { MAP } from "../../src/core/ids.ts";
import type { Parcel } from "../../src/core/live/outbox.ts";
import { make } from "../../src/core/records.ts";
import { leasedNames } from "../../src/live/names.ts";
import { Store } from "../../src/live/store.ts";
import { TestClock } from "./clock.ts";
import { hashOf } from "./world.ts";

const HEAD = make("document", MAP, { title: "Shop" });
let moment = 0;
const store = new Store(() => String(++moment).padStart(6, "0"));

function parcel(client: string, sequence: number, title = "Market"): Parcel {
  return {
    client,
    sequence,
    hereWins: sequence % 2 === 0,
    change: change([set(HEAD, "title", title)], { label: "t" }),
  };
}

beforeEach(() => store.forgetAll());

test("what waits comes back in order, by person and map, however often it was kept", async () => {
  await store.keep("Ann", "shop", [parcel("b", 10), parcel("b", 9)]);
  await store.keep("Ann", "shop", [parcel("a", 2), parcel("a", 1), parcel("b", 9, "Fair")]);
  await store.keep("Ann", "bank", [parcel("a", 7)]);
  await store.keep("Ben", "shop", [parcel("a", 8)]);
  const found = await store.parcels("Ann", "shop");
  expect(found.map(({ client, sequence }) => `${client}${sequence}`)).toEqual(["b9", "b10", "a1", "a2"]);
  expect(found[0]).toEqual(parcel("b", 9, "Fair"));
  await store.forget("Ann", "shop", [parcel("b", 9), parcel("b", 10), parcel("c", 1)]);
  expect(await store.parcels("Ann", "shop")).toEqual([parcel("a", 1), parcel("a", 2)]);
});

test("what waits for maps that are not open is known, with their titles", async () => {
  const document = Document.of([HEAD]);
  await store.keepMap("Ann", "shop", { document, version: 4, role: "editor" });
  await store.keep("Ann", "shop", [parcel("a", 1), parcel("a", 2)]);
  await store.keep("Ann", "bank", [parcel("a", 3)]);
  await store.keep("Anna", "shop", [parcel("a", 4)]);
  expect(await store.left("Ann")).toEqual([
    { document: "bank", title: "", waiting: 1 },
    { document: "shop", title: "Shop", waiting: 2 },
  ]);
});

test("a map comes back as it was, to nobody else, and goes when its person does; what waits stays", async () => {
  const seen = Document.of([HEAD]);
  await store.setPerson("Ann");
  await store.keepMap("Ann", "shop", { document: seen, version: 4, role: "viewer" });
  await store.keepAnswer("Ann", "framework", { id: "plain" });
  await store.keep("Ann", "shop", [parcel("a", 1)]);
  const back = await store.map("Ann", "shop");
  expect(back && hashOf(back.document)).toBe(hashOf(seen));
  expect(back).toMatchObject({ version: 4, role: "viewer" });
  expect(await store.map("Ben", "shop")).toBeUndefined();
  expect(await store.answer("Ann", "framework")).toEqual({ id: "plain" });
  await store.forgetSeen();
  expect([await store.map("Ann", "shop"), await store.answer("Ann", "framework"), await store.person()]).toEqual([
    undefined,
    undefined,
    "",
  ]);
  expect(await store.parcels("Ann", "shop")).toHaveLength(1);
});

test("a store that was closed under us opens again", async () => {
  await store.keep("Ann", "shop", [parcel("a", 1)]);
  await store.close();
  expect(await store.parcels("Ann", "shop")).toHaveLength(1);
});

test("a lease keeps a name for a tab that lives, and lets it go with one that is gone", async () => {
  const clock = new TestClock();
  const [one, two] = [leasedNames(store, clock), leasedNames(store, clock)];
  expect(await one.claim("n")).toBe(true);
  expect(await one.claim("n")).toBe(true);
  expect(await two.claim("n")).toBe(false);
  await clock.pass(600_000);
  expect(await two.claim("n")).toBe(false);
  one.release();
  await clock.pass(1);
  expect(await two.claim("n")).toBe(true);
});

test("a tab that slept longer than its lease is not sure of its name any more", async () => {
  const clock = new TestClock();
  const asleep = { now: clock.now, after: () => () => {} };
  const [one, two] = [leasedNames(store, asleep), leasedNames(store, clock)];
  await one.claim("n");
  expect(one.isSure()).toBe(true);
  await clock.pass(200_000);
  expect(one.isSure()).toBe(false);
  expect(await two.claim("n")).toBe(true);
});
