/** Undo takes back one's own doing and nothing else. */

import { expect, test } from "vitest";
import { Document } from "../../src/core/document.ts";
import { change, remove, set } from "../../src/core/edits.ts";
import { kind, MAP, type RecordId } from "../../src/core/ids.ts";
import { nth } from "../../src/core/order.ts";
import { type AnyRecord, fieldOf, isA, make } from "../../src/core/records.ts";
import { Session } from "../../src/core/session/session.ts";
import { LocalTimeline } from "../../src/core/session/timeline.ts";
import { Chance } from "../chance.ts";
import { Browser, FRAMEWORK, Tab, World } from "../live/world.ts";
import { byId } from "../trees.ts";

const SEEDS = Array.from({ length: 25 }, (_, n) => n + 1);
const HEAD = make("document", MAP, { title: "Shop" });

function card(id: RecordId, text: string, n = 0) {
  return make("card", id, { at: { on: MAP, order: nth(n), kind: kind("doing"), to: "" }, text });
}

function sessionOn(timeline: LocalTimeline, chance: Chance): Session {
  return new Session(timeline, FRAMEWORK, {
    person: "Ann",
    may: () => true,
    newId: () => chance.id(),
    word: (key) => key,
    effect: () => {},
    copy: () => {},
    say: () => {},
    collided: () => {},
  });
}

function undo(session: Session): void {
  session.perform({ effect: { do: "undo" } });
}

function redo(session: Session): void {
  session.perform({ effect: { do: "redo" } });
}

function textOf(document: Document, id: RecordId): string {
  const record = document.get(id);
  return isA(record, "card") ? record.text : "";
}

test.each(SEEDS)("what is taken back and made again is what it was, seed %i", (seed) => {
  const chance = new Chance(seed);
  const timeline = new LocalTimeline(Document.of(chance.map()));
  const session = sessionOn(timeline, chance);
  const states = [byId(timeline.document)];
  for (let n = 0; n < 10; n++) {
    session.perform({ edits: chance.change(timeline.document).edits });
    const now = byId(timeline.document);
    if (JSON.stringify([...now]) !== JSON.stringify([...(states.at(-1) ?? [])])) states.push(now);
  }
  const after = [...states];
  for (; states.length > 1; undo(session)) expect(byId(timeline.document)).toEqual(states.pop());
  expect(byId(timeline.document)).toEqual(states[0]);
  expect(session.canUndo).toBe(false);
  for (const state of after.slice(1)) {
    redo(session);
    expect(byId(timeline.document)).toEqual(state);
  }
  expect(session.canRedo).toBe(false);
});

/** Fields of which only one value stands, whoever wrote it last. */
const PLAIN = ["at", "score"] as const;

/** What others have done that nobody has undone or written over. */
class Theirs {
  private readonly values = new Map<string, string>();
  private readonly made = new Set<RecordId>();
  private readonly words = new Map<string, RecordId>();

  /** They have done something between two states. */
  did(before: Document, after: Document): void {
    for (const [name, value] of written(before, after)) this.values.set(name, value);
    for (const { id } of after.all()) if (before.get(id) === undefined) this.made.add(id);
  }

  wrote(word: string, id: RecordId): void {
    this.words.set(word, id);
  }

  /** One has written over some of it oneself. */
  leave(before: Document, after: Document): void {
    for (const [name] of written(before, after)) this.values.delete(name);
  }

  /** What of it is not there any more. */
  missing(document: Document): string[] {
    const records = new Map([...document.all()].map((record) => [record.id, record]));
    const values = [...this.values].filter(([name, value]) => {
      const [id = "", field] = name.split(" ");
      const record = [...records.values()].find((one) => one.id === id);
      return record !== undefined && PLAIN.some((one) => one === field && shown(record, one) !== value);
    });
    const words = [...this.words].filter(([word, id]) => records.has(id) && !textOf(document, id).includes(word));
    return [...values.flat(), ...[...this.made].filter((id) => !records.has(id)), ...words.flat()];
  }
}

function written(before: Document, after: Document): [name: string, value: string][] {
  return [...after.all()].flatMap((record) => {
    const was = before.get(record.id);
    const fields = was === undefined ? [] : PLAIN.filter((field) => shown(was, field) !== shown(record, field));
    return fields.map((field): [string, string] => [`${record.id} ${field}`, shown(record, field)]);
  });
}

function shown(record: AnyRecord, field: (typeof PLAIN)[number]): string {
  return JSON.stringify(fieldOf(record, field)) ?? "";
}

test.each(SEEDS)("undo touches nothing that others wrote last, whatever they did, seed %i", (seed) => {
  const chance = new Chance(seed);
  const timeline = new LocalTimeline(Document.of(chance.map()));
  const session = sessionOn(timeline, chance);
  const theirs = new Theirs();
  for (let n = 0; n < 24; n++) {
    const before = timeline.document;
    const cards = before.of("card");
    if (chance.once(2)) {
      session.perform({ edits: chance.change(before).edits });
      theirs.leave(before, timeline.document);
    } else if (chance.once(3) && cards.length > 0) {
      const card = chance.one(cards);
      timeline.submit(change([set(card, "text", `${card.text} theirs${n}z`)]));
      theirs.wrote(`theirs${n}z`, card.id);
    } else {
      timeline.submit(chance.change(before));
      theirs.did(before, timeline.document);
    }
  }
  const gone = theirs.missing(timeline.document);
  while (session.canUndo) undo(session);
  expect(theirs.missing(timeline.document).filter((name) => !gone.includes(name))).toEqual([]);
});

test("the keystrokes of one visit to a text are taken back at once, those of the next by themselves", () => {
  const chance = new Chance(1);
  const id = chance.id();
  const timeline = new LocalTimeline(Document.of([HEAD, card(id, "P")]));
  const session = sessionOn(timeline, chance);
  const type = (text: string, turn: string) => {
    const now = timeline.document.get(id);
    if (isA(now, "card")) session.perform({ edits: [set(now, "text", text)], joins: turn });
  };
  for (const text of ["Pa", "Pay", "Pays"]) type(text, "first");
  for (const text of ["Pays ", "Pays b", "Pays by phone"]) type(text, "second");
  undo(session);
  expect(textOf(timeline.document, id)).toBe("Pays");
  undo(session);
  expect(textOf(timeline.document, id)).toBe("P");
  redo(session);
  expect(textOf(timeline.document, id)).toBe("Pays");
  type("Pays cash", "third");
  expect(session.canRedo).toBe(false);
});

test("undo leads back to what was selected, without what is gone", () => {
  const chance = new Chance(2);
  const [one, two] = [chance.id(), chance.id()];
  const timeline = new LocalTimeline(Document.of([HEAD, card(one, "Looks", 0), card(two, "Pays", 1)]));
  const session = sessionOn(timeline, chance);
  session.look({ selection: [one, two] });
  session.perform({ edits: [remove(two)], seen: { selection: [] } });
  timeline.submit({ edits: [remove(one)], author: "Ben", time: "", label: "" });
  undo(session);
  expect(session.seen.selection).toEqual([two]);
  expect(textOf(timeline.document, two)).toBe("Pays");
});

test("a card that comes back has what the server removed, and not what was seen when it went", async () => {
  const chance = new Chance(3);
  const id = chance.id();
  const world = new World(chance, Document.of([HEAD, card(id, "Pays")]));
  const ann = new Tab(world, "Ann", new Browser(world.start));
  const ben = new Tab(world, "Ben", new Browser(world.start));
  await world.until(2_000);
  ben.goOnline(false);
  ben.run([remove(id)]);
  const now = ann.timeline.document.get(id);
  if (isA(now, "card")) ann.run([set(now, "text", "Pays by phone")]);
  await world.until(8_000);
  ben.goOnline(true);
  await world.rest();
  expect(ann.timeline.document.get(id)).toBeUndefined();
  ben.undo();
  await world.rest();
  expect(textOf(ann.timeline.document, id)).toBe("Pays by phone");
});

test("what came to nothing is not there to be taken back", async () => {
  const chance = new Chance(4);
  const id = chance.id();
  const world = new World(chance, Document.of([HEAD, card(id, "Pays")]));
  const ann = new Tab(world, "Ann", new Browser(world.start));
  const ben = new Tab(world, "Ben", new Browser(world.start));
  await world.until(2_000);
  ben.goOnline(false);
  ben.run([set(card(id, "Pays"), "score", 2)]);
  ann.run([remove(id)]);
  await world.until(8_000);
  ben.goOnline(true);
  await world.rest();
  expect(ben.session.canUndo).toBe(false);
  expect(ben.lost).toHaveLength(1);
});

test("an undo that was made offline gives way to what others wrote meanwhile", async () => {
  const chance = new Chance(5);
  const id = chance.id();
  const world = new World(chance, Document.of([HEAD, card(id, "Pays")]));
  const ann = new Tab(world, "Ann", new Browser(world.start));
  const ben = new Tab(world, "Ben", new Browser(world.start));
  const score = (tab: Tab, value: number) => {
    const now = tab.timeline.document.get(id);
    if (isA(now, "card")) tab.run([set(now, "score", value)]);
  };
  score(ben, 1);
  await world.until(3_000);
  ben.goOnline(false);
  ben.undo();
  score(ann, 2);
  await world.until(9_000);
  ben.goOnline(true);
  await world.rest();
  expect(ben.timeline.document.get(id)).toMatchObject({ score: 2 });
  expect(ben.collided).toHaveLength(1);
});
