/** A map in a browser, from its opening to its end, with a server that speaks the protocol. */

import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { Document } from "../../src/core/document.ts";
import { change, set } from "../../src/core/edits.ts";
import { MAP } from "../../src/core/ids.ts";
import type { Loss } from "../../src/core/live/loss.ts";
import { make } from "../../src/core/records.ts";
import { LiveMap } from "../../src/live/map.ts";
import type { Names } from "../../src/live/names.ts";
import type { Wired } from "../../src/live/socket.ts";
import { Store } from "../../src/live/store.ts";
import { Refusal } from "../../src/live/sync.ts";
import { list, tree } from "../golden.ts";
import { TestClock } from "./clock.ts";

const HEAD = make("document", MAP, { title: "Shop" });
let count = 0;

/** A browser with one store, and tabs in it. */
class Bench {
  readonly clock = new TestClock();
  readonly store = new Store();
  readonly document = `map-${++count}`;
  readonly said: { readonly [key: string]: unknown }[] = [];
  readonly posted: unknown[] = [];
  readonly lost: Loss[] = [];
  private readonly held = new Set<string>();
  line: Wired | undefined;
  person = "Ann";
  refusal: Error | undefined;

  names(): Names {
    const mine: string[] = [];
    return {
      claim: async (name) => {
        if (this.held.has(name)) return false;
        this.held.add(name);
        mine.push(name);
        return true;
      },
      isSure: () => true,
      release: () => {
        for (const name of mine.splice(0)) this.held.delete(name);
      },
    };
  }

  async tab(client: string): Promise<LiveMap> {
    const names = this.names();
    await names.claim(client);
    const start = { id: this.document, person: "Ann", client, document: Document.of([HEAD]), version: 1 };
    const map = new LiveMap(
      { ...start, role: "viewer" },
      {
        clock: this.clock,
        store: this.store,
        names,
        chance: () => 0.5,
        look: async () => "away",
        collided: () => {},
        lost: (loss) => this.lost.push(loss),
        post: async (body) => {
          this.posted.push(body);
          if (this.refusal !== undefined) throw this.refusal;
          return { version: 1, collisions: [] };
        },
        dial: (wired) => {
          this.line = wired;
          const close = () => {
            this.line = undefined;
          };
          return { send: (text) => this.said.push(tree(JSON.parse(text))), close };
        },
      },
    );
    await map.begin();
    return map;
  }

  async welcome(): Promise<void> {
    while (this.line === undefined) await this.clock.pass(1_000);
    this.line.open();
    const people = [{ who: "w2", name: "Ben", on: ["c1"], typing: "", at: "c1", x: 1, y: 2 }];
    const head = { type: "welcome", version: 1, who: "w1", name: this.person, role: "editor", people, entries: [] };
    this.line.heard(JSON.stringify(head));
    await this.clock.pass(300);
  }

  changes(): unknown[] {
    return this.said.filter(({ type }) => type === "change").map(({ sequence }) => sequence);
  }
}

const rename = (title: string, was = "Shop") => change([{ ...set(HEAD, "title", title), was }]);

test("what is done goes onto the device, then to the server, and is saved when the log has it", async () => {
  const bench = new Bench();
  const map = await bench.tab("tab-one");
  expect(map.saving).toMatchObject({ is: "on-this-device", waiting: 0, isLive: false });
  map.timeline.submit(rename("Market"));
  expect(map.isUnsafe).toBe(true);
  await bench.clock.pass(50);
  expect(map.isUnsafe).toBe(false);
  expect(map.saving).toMatchObject({ is: "on-this-device", waiting: 1 });
  expect(await bench.store.parcels("Ann", bench.document)).toHaveLength(1);
  await bench.welcome();
  expect(map.saving).toMatchObject({ is: "saving", waiting: 1, isLive: true });
  expect(bench.changes()).toEqual([1]);
  const changes = [
    {
      edits: list(bench.said.at(-1)?.["edits"] ?? bench.said[1]?.["edits"]),
      author: "Ann",
      client: "tab-one",
      sequence: 1,
    },
  ];
  bench.line?.heard(JSON.stringify({ type: "entry", version: 2, time: "t", changes }));
  await bench.clock.pass(50);
  expect(map.saving).toEqual({ is: "saved", waiting: 0, isLive: true, why: "" });
  expect(await bench.store.parcels("Ann", bench.document)).toEqual([]);
  map.end();
});

test("a tab takes over what one that is gone has left behind, under its name and number, and only then", async () => {
  const bench = new Bench();
  const one = await bench.tab("tab-one");
  one.timeline.submit(rename("Market"));
  await bench.clock.pass(50);
  const two = await bench.tab("tab-two");
  expect(two.timeline.document.head.title).toBe("Shop");
  one.end();
  await bench.clock.pass(31_000);
  expect(two.timeline.document.head.title).toBe("Market");
  await bench.welcome();
  expect(bench.posted).toMatchObject([{ client: "tab-one", sequence: 1 }]);
  expect(bench.changes()).toEqual([]);
  expect(two.saving.is).toBe("saved");
  expect(await bench.store.parcels("Ann", bench.document)).toEqual([]);
  two.end();
});

test("nothing of one person goes out after another has signed in", async () => {
  const bench = new Bench();
  const map = await bench.tab("tab-one");
  map.timeline.submit(rename("Market"));
  bench.person = "Ben";
  await bench.welcome();
  expect(map.saving).toMatchObject({ is: "cannot-save", why: "signed-out", waiting: 1 });
  expect(bench.changes()).toEqual([]);
  expect(JSON.parse(map.takeAway().text)).toMatchObject({
    map: bench.document,
    person: "Ann",
    changes: [{ sequence: 1, edits: [{ set: { id: "map", field: "title", value: "Market", was: "Shop" } }] }],
    records: [{ title: "Market" }],
  });
  map.end();
});

test("a device that keeps nothing does not keep a change from being sent, but the page from being left", async () => {
  const bench = new Bench();
  bench.store.keep = () => Promise.reject(new Error("full"));
  const map = await bench.tab("tab-one");
  map.timeline.submit(rename("Market"));
  await bench.clock.pass(50);
  expect(map.saving).toMatchObject({ is: "cannot-save", why: "device" });
  expect(map.isUnsafe).toBe(true);
  await bench.welcome();
  expect(bench.changes()).toEqual([1]);
  map.end();
});

test("keystrokes that join go out as one, a while after the first", async () => {
  const bench = new Bench();
  const map = await bench.tab("tab-one");
  await bench.welcome();
  map.timeline.submit(rename("M"), { joins: "turn" });
  map.timeline.submit(rename("Ma", "M"), { joins: "turn" });
  await bench.clock.pass(100);
  expect(bench.changes()).toEqual([]);
  map.timeline.submit(rename("Mar", "Ma"), { joins: "turn" });
  await bench.clock.pass(60);
  expect(bench.changes()).toEqual([1]);
  expect(bench.said.at(-1)).toMatchObject({ edits: [{ set: { value: "Mar", was: "Shop" } }] });
  map.end();
});

test("what is too large for the line goes over REST, and nothing overtakes it", async () => {
  const bench = new Bench();
  const map = await bench.tab("tab-one");
  await bench.welcome();
  const long = "x".repeat(3_000);
  const facts = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}`, long]));
  map.timeline.submit(change([set(HEAD, "facts", facts)]));
  map.timeline.submit(rename("Market"));
  await bench.clock.pass(50);
  expect(bench.posted).toMatchObject([{ client: "tab-one", sequence: 1 }]);
  expect(bench.changes()).toEqual([2]);
  map.end();
});

test("what the server refuses is told with its words, and is not shown any more", async () => {
  const bench = new Bench();
  const map = await bench.tab("tab-one");
  await bench.welcome();
  map.timeline.submit(rename("Market"));
  await bench.clock.pass(50);
  const told = { type: "reject", sequence: 1, code: "forbidden", message: "a viewer may not", hint: "" };
  bench.line?.heard(JSON.stringify(told));
  await bench.clock.pass(50);
  expect(bench.lost).toMatchObject([{ why: "forbidden", message: "a viewer may not", texts: ["Market"] }]);
  expect(map.timeline.document.head.title).toBe("Shop");
  expect(map.saving.is).toBe("saved");
  map.end();
});

test("REST is asked again while nobody answers, and not after a refusal", async () => {
  const bench = new Bench();
  const one = await bench.tab("tab-one");
  one.timeline.submit(rename("Market"));
  await bench.clock.pass(50);
  one.end();
  const two = await bench.tab("tab-two");
  bench.refusal = new Error("no answer");
  await bench.welcome();
  await bench.clock.pass(2_000);
  expect(bench.posted.length).toBeGreaterThan(1);
  expect(two.saving.is).toBe("saving");
  bench.refusal = new Refusal("rejected", "this document is in the trash", "take it out of the trash first");
  await bench.clock.pass(10_000);
  expect(bench.lost).toMatchObject([{ why: "rejected", texts: ["Market"] }]);
  expect(two.saving.is).toBe("saved");
  two.end();
});

test("one sees the others and shows oneself, not too often and nothing twice", async () => {
  const bench = new Bench();
  const map = await bench.tab("tab-one");
  const told: string[] = [];
  map.watch((topic) => told.push(topic));
  await bench.welcome();
  expect(map.people).toMatchObject([{ who: "w2", name: "Ben", on: ["c1"], point: { at: "c1", x: 1, y: 2 } }]);
  expect(map.role).toBe("editor");
  expect(told).toContain("people");
  const spots = () => bench.said.filter(({ type }) => type === "presence").length;
  const before = spots();
  for (let x = 0; x < 100; x++) {
    map.point({ at: "c1", x: x / 100, y: 0 });
    await bench.clock.pass(5);
  }
  expect(spots() - before).toBeGreaterThan(8);
  expect(spots() - before).toBeLessThan(13);
  await bench.clock.pass(100);
  const now = spots();
  map.point({ at: "c1", x: 0.99, y: 0 });
  await bench.clock.pass(100);
  expect(spots()).toBe(now);
  expect(bench.said.at(-1)).toMatchObject({ at: "c1", x: 0.99 });
  bench.line?.close(1012);
  expect(map.people).toEqual([]);
  map.end();
});
