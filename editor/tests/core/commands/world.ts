/** A small map in a readable notation, a session on it, and what a command has to show for itself.
 *
 *     @ Kim                            a persona                         ^ Interview        a source
 *     Pack                             a stage
 *       : goal Be quick                a card on it: kind and words
 *       - Basket {moment_of_truth}     a step, with other fields
 *         : pain.moment Jam leaks {severity=2 to=rug}
 *     : scenario A day out             a card on the whole map
 *     = five-e things {hidden}         what the map says about a lane
 *     > jam answers idea               a link
 *
 * Ids are the words in lower case with hyphens; new ones are n1, n2 …
 */

import { expect, test } from "vitest";
import type { Copied } from "../../../src/core/clipboard/copied.ts";
import type { Effect, Needs, Told } from "../../../src/core/commands/command.ts";
import { COMMANDS, type CommandId } from "../../../src/core/commands/table.ts";
import { Document } from "../../../src/core/document.ts";
import type { Framework } from "../../../src/core/framework.ts";
import { frameworkFrom } from "../../../src/core/framework-tree.ts";
import { isKind, MAP, type RecordId, recordId } from "../../../src/core/ids.ts";
import { nth } from "../../../src/core/order.ts";
import { type AnyRecord, fieldOf, labelOf } from "../../../src/core/records.ts";
import { fieldsOf, isFieldName } from "../../../src/core/schema.ts";
import type { Seen } from "../../../src/core/session/seen.ts";
import { Session } from "../../../src/core/session/session.ts";
import { LocalTimeline } from "../../../src/core/session/timeline.ts";
import { byCodePoint, equal, type Value } from "../../../src/core/values.ts";
import { recordFrom } from "../../../src/core/wire.ts";

export interface Given {
  readonly map?: string;
  readonly framework?: Framework;
  readonly seen?: Partial<Seen>;
  readonly may?: (needs: Needs) => boolean;
}

export interface World {
  readonly session: Session;
  readonly said: Told[];
  readonly effects: Effect[];
  readonly copied: Copied[];
  readonly collisions: number[];
  /** The map as it is now, in the notation. */
  readonly map: () => string;
}

export const PICNIC = `
Pack
  - Basket
    : doing Fills it
    : pain.moment Jam leaks
    : pain.moment Lid lost
  - Car
    : doing Loads up
Go
  : doing Drives
`;

/** A framework whose lanes are of every sort. */
export const PLAIN = frameworkFrom({
  id: "plain",
  title: "Plain",
  layout: "grid",
  stages: [
    { id: "enter", title: "Enter", role: "enter" },
    { id: "exit", title: "Exit", role: "exit" },
  ],
  slots: [
    { id: "story", title: "Story", shows: ["scenario"], level: "map", fill: 1 },
    { id: "does", title: "Doing", shows: ["doing"], fill: 2 },
    { id: "mind", title: "In mind", shows: ["thinking", "question", "saying"], look: "quotes", fill: 3 },
    { id: "feels", title: "Feeling", shows: ["feeling"], look: "curve", fill: 4 },
    { id: "pains", title: "Pains", shows: ["pain"], writes: "pain.moment", fill: 5 },
    { id: "gains", title: "Gains", shows: ["gain"], writes: "gain.moment" },
    { id: "ideas", title: "Ideas", shows: ["opportunity"], level: "stage" },
    { id: "figures", title: "Figures", shows: ["metric"], look: "metrics", hidden: true },
  ],
});

/** The same lanes over stages, with the steps in one of them. */
export const FOLDED = frameworkFrom({
  id: "folded",
  title: "Folded",
  layout: "grid",
  columns: "stages",
  slots: [
    { id: "steps", title: "Steps", shows: ["steps", "doing"], writes: "step", look: "steps" },
    { id: "pains", title: "Pains", shows: ["pain"], writes: "pain.moment", level: "stage" },
  ],
});

export const ROLES = frameworkFrom({
  id: "roles",
  title: "Roles",
  layout: "grid",
  columns: "roles",
  stages: [
    { id: "before", title: "Before", role: "enter" },
    { id: "after", title: "After", role: "exit" },
  ],
  slots: [{ id: "pains", title: "Pains", shows: ["pain"], writes: "pain.moment", level: "stage" }],
});

export const CANVAS = frameworkFrom({
  id: "canvas",
  title: "Canvas",
  layout: "canvas",
  slots: [
    {
      id: "who",
      title: "Who",
      shows: ["personas", "profile"],
      writes: "persona",
      level: "map",
      grid: { column: 0, row: 0 },
    },
    { id: "gains", title: "Gains", shows: ["gain"], level: "map", grid: { column: 1, row: 0 } },
    { id: "rules", title: "Rules", shows: ["rule"], level: "step", grid: { column: 0, row: 1, width: 2 } },
  ],
});

export function world({ map = PICNIC, framework = PLAIN, seen = {}, may = () => true }: Given = {}): World {
  const document = Document.of(recordsOf(map));
  const [said, effects, copied, collisions]: [Told[], Effect[], Copied[], number[]] = [[], [], [], []];
  let fresh = 0;
  const session = new Session(
    new LocalTimeline(document),
    framework,
    {
      person: "Kim",
      may,
      newId: () => recordId(`n${++fresh}`),
      word: (key) => ({ "stage.new": "New stage", "step.new": "New step" })[key] ?? key,
      effect: (effect) => effects.push(effect),
      copy: (what) => copied.push(what),
      say: (told) => said.push(told),
      collided: (found) => collisions.push(found.length),
    },
    seen,
  );
  return { session, said, effects, copied, collisions, map: () => drawn(session.document) };
}

interface Expected<Id extends CommandId> extends Given {
  readonly args?: Parameters<(typeof COMMANDS)[Id]["run"]>[1];
  /** The map afterwards. */
  readonly after: string;
  /** What is seen afterwards, as far as it matters. */
  readonly sees?: Partial<Seen>;
  /** For a command that begins typing: what is typed then, and the map at last. */
  readonly typed?: string;
  readonly last?: string;
}

/** That a command, run once, makes of one map the other, and that undo and redo go back and forth between them. */
export function does<Id extends CommandId>(id: Id, what: string, expected: Expected<Id>): void {
  test(`${id} ${what}`, () => {
    const here = world(expected);
    const before = here.map();
    run(here, id, expected.args);
    expect(here.map()).toBe(shaped(expected.after));
    if (expected.sees !== undefined) expect(here.session.seen).toMatchObject(expected.sees);
    if (expected.typed !== undefined) {
      run(here, "text.type", { text: expected.typed });
      run(here, "text.end");
      expect(here.map()).toBe(shaped(expected.last ?? ""));
    }
    expect(here.collisions).toEqual([]);
    goesBackAndForth(here, before);
  });
}

/** That undo takes a map back to what it was, and redo brings the changes again. */
export function goesBackAndForth(here: World, before: string): void {
  const after = here.map();
  expect(after, "nothing was changed").not.toBe(before);
  let steps = 0;
  for (; here.session.canUndo; steps++) run(here, "edit.undo");
  expect(here.map()).toBe(before);
  for (; here.session.canRedo; steps--) run(here, "edit.redo");
  expect([here.map(), steps]).toEqual([after, 0]);
  expect(here.collisions).toEqual([]);
}

interface Sight<Id extends CommandId> extends Given {
  readonly args?: Parameters<(typeof COMMANDS)[Id]["run"]>[1];
  readonly sees?: Partial<Seen>;
  readonly effects?: readonly Effect[];
}

/** That a command changes what is seen, or what the page does, and leaves the map as it is with nothing to undo. */
export function shows<Id extends CommandId>(id: Id, what: string, expected: Sight<Id>): void {
  test(`${id} ${what}`, () => {
    const here = world(expected);
    const [before, seen] = [here.map(), here.session.seen];
    run(here, id, expected.args);
    expect(here.map()).toBe(before);
    expect(here.session.canUndo).toBe(false);
    if (expected.sees !== undefined) expect(here.session.seen).toMatchObject(expected.sees);
    expect(here.effects).toEqual(expected.effects ?? []);
    if (expected.effects === undefined) expect(here.session.seen).not.toEqual(seen);
  });
}

/** Runs a command by its id. */
export function run<Id extends CommandId>(
  here: World,
  id: Id,
  args?: Parameters<(typeof COMMANDS)[Id]["run"]>[1],
): void {
  const command: (typeof COMMANDS)[Id] = COMMANDS[id];
  const told: object = args ?? {};
  if (!here.session.can(command)) throw new Error(`${id} cannot run here`);
  here.session.perform(Reflect.apply(command.run, undefined, [here.session.scene, told]), id);
}

export function id(word: string): RecordId {
  return word === MAP ? MAP : recordId(word);
}

// ---- the notation

const SIGNS = { "-": "step", ":": "card", "@": "persona", "^": "source", "=": "lane", ">": "link" } as const;

/** The records of a map in the notation. */
export function recordsOf(text: string): AnyRecord[] {
  const trees: { [key: string]: unknown }[] = [{ record: "document", id: MAP, title: "A picnic" }];
  const owners: string[] = [MAP];
  const counts = new Map<string, number>();
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [, gap = "", sign, words = "", fields] = /^( *)(?:([-:@^=>]) )?(.*?)(?: \{(.*)\})?$/.exec(line) ?? [];
    const type = sign === undefined ? "stage" : SIGNS[pick(sign)];
    const depth = gap.length / 2;
    const on = owners[depth] ?? MAP;
    const kind = type === "card" ? (words.split(" ")[0] ?? "") : "";
    const label = type === "card" ? words.slice(kind.length + 1) : words;
    const tree = recordTree(type, label, on, kind, counts);
    const { to, ...others } = read(fields);
    if (to !== undefined) tree["at"] = { ...Object(tree["at"]), to };
    trees.push({ ...tree, ...others });
    if (type === "stage" || type === "step") owners[depth + 1] = slug(label);
  }
  return trees.map(recordFrom);
}

function pick(sign: string): keyof typeof SIGNS {
  for (const known of ["-", ":", "@", "^", "=", ">"] as const) if (sign === known) return known;
  throw new Error(`what is ${sign}?`);
}

function recordTree(type: AnyRecord["record"], label: string, on: string, kind: string, counts: Map<string, number>) {
  if (type === "lane") return { record: type, id: label };
  if (type === "link") {
    const [from, relation, to] = label.split(" ");
    return { record: type, id: label, on: from, relation, to };
  }
  const bench = `${type} ${on} ${kind}`;
  const n = counts.get(bench) ?? 0;
  counts.set(bench, n + 1);
  if (kind !== "" && !isKind(kind)) throw new Error(`${kind} is no kind`);
  const field = type === "card" ? "text" : type === "persona" ? "name" : "title";
  const at = { on, order: nth(n), ...(kind === "" ? {} : { kind }) };
  const tree: { [key: string]: unknown } = {
    record: type,
    id: slug(label),
    at,
    [field]: label.replaceAll("\\n", "\n"),
  };
  return tree;
}

export function slug(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function read(fields = ""): { [field: string]: unknown } {
  const found = [...fields.matchAll(/([a-z_]+)(?:=("[^"]*"|\[[^\]]*\]|\{[^}]*\}|\S+))?/g)];
  return Object.fromEntries(found.map(([, name = "", value]) => [name, value === undefined ? true : parsed(value)]));
}

function parsed(told: string): unknown {
  try {
    return JSON.parse(told);
  } catch {
    return told;
  }
}

/** A map in the notation. */
export function drawn(document: Document): string {
  const lines: string[] = [];
  const talk = (owner: AnyRecord, depth: number) => {
    for (const { id: thread, resolved } of owner.record === "lane" ? [] : document.on(owner.id, "thread")) {
      lines.push(`${"  ".repeat(depth)}? thread${resolved ? " resolved" : ""}`);
      for (const said of document.on(thread, "comment"))
        lines.push(`${"  ".repeat(depth)}  ${said.author}: ${said.text}`);
    }
  };
  const draw = (record: AnyRecord, depth: number, sign: string) => {
    const kind = record.record === "card" ? `${record.at.kind} ` : "";
    const label = labelOf(record).replaceAll("\n", "\\n");
    lines.push(`${"  ".repeat(depth)}${sign}${kind}${label}${fieldsTold(record)}`);
    talk(record, depth + 1);
  };
  const cards = (on: RecordId, depth: number) => {
    for (const card of document.on(on, "card")) draw(card, depth, ": ");
  };
  const { head } = document;
  if (fieldsTold(head) !== "" || head.title !== "A picnic") lines.push(`# ${head.title}${fieldsTold(head)}`);
  talk(head, 0);
  for (const persona of document.on(MAP, "persona")) draw(persona, 0, "@ ");
  for (const source of document.on(MAP, "source")) draw(source, 0, "^ ");
  for (const stage of document.stages) {
    draw(stage, 0, "");
    cards(stage.id, 1);
    for (const step of document.steps(stage.id)) {
      draw(step, 1, "- ");
      cards(step.id, 2);
    }
  }
  cards(MAP, 0);
  for (const lane of document.lanes) lines.push(`= ${lane.id}${fieldsTold(lane)}`);
  for (const link of document.of("link").sort((a, b) => byCodePoint(a.id, b.id)))
    lines.push(`> ${link.id}${fieldsTold(link)}`);
  return `${lines.join("\n")}\n`;
}

/** All fields that differ from their defaults, but those that the line shows by its place. */
function fieldsTold(record: AnyRecord): string {
  const told: string[] = "at" in record && record.at.to !== "" ? [`to=${record.at.to}`] : [];
  const skipped = record.record === "lane" ? [] : ["text", "title", "name"];
  for (const [field, spec] of fieldsOf(record.record)) {
    const isShown = field === "at" || (skipped.includes(field) && record.record !== "link") || isIn(record, field);
    if (!isFieldName(field) || isShown) continue;
    const value = fieldOf(record, field);
    if (!equal(value, spec.default)) told.push(value === true ? field : `${field}=${plainly(value)}`);
  }
  return told.length === 0 ? "" : ` {${told.join(" ")}}`;
}

function isIn(record: AnyRecord, field: string): boolean {
  return record.record === "link" && ["on", "relation", "to"].includes(field);
}

function plainly(value: Value): string {
  return typeof value === "string" && /^[^\s"[\]{}]+$/.test(value) ? value : JSON.stringify(value);
}

/** A map as it was written in a test, in the form in which one is drawn. */
function shaped(text: string): string {
  return `${text.replace(/^\n+|\s+$/g, "")}\n`;
}
