/** What the server says over the live connection, read: trees become documents, changes and collisions. */

import type { FileProblem, Person, Role } from "../../api/api.gen.ts";
import type { Document } from "../document.ts";
import type { Change } from "../edits.ts";
import { Rejected } from "../errors.ts";
import type { Collision } from "../rebase.ts";
import type { Why } from "../schema.gen.ts";
import { isObject } from "../values.ts";
import { changeFrom, documentFrom, editFrom, recordFrom } from "../wire.ts";

/** A change of the log, and whose it was. */
export interface Entered {
  readonly change: Change;
  readonly client: string;
  readonly sequence: number;
}

/** One version of the document. */
export interface Entry {
  readonly type: "entry";
  readonly version: number;
  readonly time: string;
  readonly changes: readonly Entered[];
}

export interface Welcome {
  readonly type: "welcome";
  readonly version: number;
  readonly who: string;
  readonly name: string;
  readonly role: Role;
  readonly people: readonly Person[];
  /** All of it, or what has happened since the version that was asked for. */
  readonly state: Document | readonly Entry[];
}

export interface Answer {
  readonly type: "answer";
  readonly sequence: number;
  readonly version: number;
  readonly collisions: readonly Collision[];
}

export interface Reject {
  readonly type: "reject";
  readonly sequence: number;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface Moved {
  readonly type: "people";
  readonly people: readonly Person[];
  readonly left: readonly string[];
}

export interface FileNote {
  readonly type: "file";
  readonly path: string;
  readonly state: string;
  readonly problems: readonly FileProblem[];
}

/** A kind of message that is newer than this page. */
export interface Unknown {
  readonly type: "unknown";
}

export type Message = Welcome | Entry | Answer | Reject | Moved | FileNote | Unknown;

const ROLES: readonly Role[] = ["owner", "editor", "commenter", "viewer"];
const WHYS: readonly Why[] = ["both-changed", "gone", "hangs"];

/** A message as it came.  Throws `Rejected` for one that cannot be read. */
export function messageFrom(text: string): Message {
  const told = mapping(JSON.parse(text));
  switch (told["type"]) {
    case "welcome":
      return welcomeFrom(told);
    case "entry":
      return entryFrom(told);
    case "answer":
      return {
        type: "answer",
        sequence: count(told["sequence"]),
        version: count(told["version"]),
        collisions: collisionsFrom(told["collisions"]),
      };
    case "reject":
      return {
        type: "reject",
        sequence: count(told["sequence"]),
        code: words(told["code"]),
        message: words(told["message"]),
        hint: words(told["hint"] ?? ""),
      };
    case "people":
      return { type: "people", people: list(told["people"]).map(personFrom), left: list(told["left"]).map(words) };
    case "file":
      return {
        type: "file",
        path: words(told["path"]),
        state: words(told["state"]),
        problems: list(told["problems"]).map(problemFrom),
      };
    default:
      return { type: "unknown" };
  }
}

function welcomeFrom(told: Told): Welcome {
  const { records, entries } = told;
  return {
    type: "welcome",
    version: count(told["version"]),
    who: words(told["who"]),
    name: words(told["name"]),
    role: oneOf(ROLES, told["role"]),
    people: list(told["people"]).map(personFrom),
    state: isThere(records) ? documentFrom({ records }) : list(entries).map(entryFrom),
  };
}

function entryFrom(tree: unknown): Entry {
  const told = mapping(tree);
  return {
    type: "entry",
    version: count(told["version"]),
    time: words(told["time"]),
    changes: list(told["changes"]).map(enteredFrom),
  };
}

function enteredFrom(tree: unknown): Entered {
  const { client, sequence, ...change } = mapping(tree);
  return { change: changeFrom(change), client: words(client ?? ""), sequence: count(sequence ?? 0) };
}

/** Collisions as an answer tells them, over the live connection or over REST. */
export function collisionsFrom(trees: unknown): Collision[] {
  return list(trees).map((tree) => {
    const told = mapping(tree);
    return {
      why: oneOf(WHYS, told["why"]),
      edit: editFrom(told["edit"]),
      here: list(told["here"]).map((record) => recordFrom(record)),
    };
  });
}

function personFrom(tree: unknown): Person {
  const told = mapping(tree);
  return {
    who: words(told["who"]),
    name: words(told["name"]),
    on: list(told["on"]).map(words),
    typing: words(told["typing"] ?? ""),
    at: words(told["at"] ?? ""),
    x: coordinate(told["x"]),
    y: coordinate(told["y"]),
  };
}

function problemFrom(tree: unknown): FileProblem {
  const told = mapping(tree);
  return {
    code: words(told["code"]),
    message: words(told["message"]),
    hint: words(told["hint"] ?? ""),
    line: count(told["line"]),
    column: count(told["column"]),
    severity: oneOf(["error", "warning"] as const, told["severity"]),
  };
}

type Told = { readonly [key: string]: unknown };

function mapping(value: unknown): Told {
  if (!isObject(value)) throw new Rejected("a message: expected a mapping");
  return value;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Rejected("a message: expected a list");
  return value;
}

function words(value: unknown): string {
  if (typeof value !== "string") throw new Rejected("a message: expected text");
  return value;
}

function count(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw new Rejected("a message: expected a whole number");
  return value;
}

function coordinate(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((word) => word === value);
  if (found === undefined) throw new Rejected(`a message: expected one of ${known.join(", ")}`);
  return found;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
