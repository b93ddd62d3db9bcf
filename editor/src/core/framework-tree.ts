/** Frameworks as plain JSON trees, the form in which the server tells them.  A key that is absent has its default. */

import { Rejected } from "./errors.ts";
import {
  type Framework,
  type Grid,
  type Guidance,
  PLAIN_FRAMEWORK,
  PLAIN_SLOT,
  type Separator,
  type Slot,
  type SlotLink,
  type StagePreset,
} from "./framework.ts";
import { frameworkId, slotId } from "./ids.ts";
import type { Columns, LayoutName, Level, Look, Tone } from "./schema.gen.ts";
import { isObject } from "./values.ts";

const LAYOUTS: readonly LayoutName[] = ["grid", "canvas", "storyboard"];
const COLUMNS: readonly Columns[] = ["steps", "stages", "roles"];
const LEVELS: readonly Level[] = ["map", "stage", "step"];
const LOOKS: readonly Look[] = [
  "cards",
  "chips",
  "quotes",
  "curve",
  "metrics",
  "scores",
  "steps",
  "personas",
  "panels",
];
const TONES: readonly Tone[] = ["plain", "blue", "teal", "pain", "gain", "idea", "system", "trigger"];

type Tree = { readonly [key: string]: unknown };

/** A framework out of its tree; throws `Rejected`, saying what is wrong. */
export function frameworkFrom(tree: unknown): Framework {
  const told = mapping(tree);
  const names = (key: string) => list(told[key]).map((word) => text(word));
  return {
    id: frameworkId(text(told["id"])),
    title: text(told["title"]),
    layout: choice(LAYOUTS, told["layout"], "grid"),
    columns: choice(COLUMNS, told["columns"], PLAIN_FRAMEWORK.columns),
    slots: list(told["slots"]).map(slotFrom),
    stages: list(told["stages"]).map(stageFrom),
    separators: list(told["separators"]).map(separatorFrom),
    kicker: text(told["kicker"]),
    summary: text(told["summary"]),
    icon: text(told["icon"], PLAIN_FRAMEWORK.icon),
    guidance: guidanceFrom(mapping(told["guidance"] ?? {})),
    previous: names("previous"),
    next: names("next"),
    related: names("related"),
    kinds: Object.fromEntries(
      Object.entries(mapping(told["kinds"] ?? {})).map(([kind, about]) => [kind, texts(about)]),
    ),
    language: text(told["language"], PLAIN_FRAMEWORK.language),
  };
}

function slotFrom(tree: unknown): Slot {
  const told = mapping(tree);
  const words = (key: "writes" | "hint" | "prompt" | "icon") => text(told[key], PLAIN_SLOT[key]);
  return {
    id: slotId(text(told["id"])),
    title: text(told["title"]),
    shows: list(told["shows"]).map((word) => text(word)),
    writes: words("writes"),
    level: choice(LEVELS, told["level"], PLAIN_SLOT.level),
    hint: words("hint"),
    prompt: words("prompt"),
    prompts: texts(told["prompts"]),
    icon: words("icon"),
    tone: choice(TONES, told["tone"], PLAIN_SLOT.tone),
    look: choice(LOOKS, told["look"], PLAIN_SLOT.look),
    fill: number(told["fill"], PLAIN_SLOT.fill),
    grid: told["grid"] === undefined || told["grid"] === null ? undefined : gridFrom(told["grid"]),
    hidden: told["hidden"] === true,
    highlight: told["highlight"] === true,
    groups: texts(told["groups"]),
    links: list(told["links"]).map(linkFrom),
    was: list(told["was"]).map((word) => text(word)),
    height: number(told["height"], PLAIN_SLOT.height),
  };
}

function gridFrom(tree: unknown): Grid {
  const told = mapping(tree);
  const { column, row, width, height } = told;
  return { column: number(column, 0), row: number(row, 0), width: number(width, 1), height: number(height, 1) };
}

function linkFrom(tree: unknown): SlotLink {
  const { to, title } = mapping(tree);
  return { to: text(to), title: text(title) };
}

function stageFrom(tree: unknown): StagePreset {
  const { id, title, prompt, role } = mapping(tree);
  return { id: text(id), title: text(title), prompt: text(prompt), role: text(role) };
}

function separatorFrom(tree: unknown): Separator {
  const { after, title } = mapping(tree);
  return { after: text(after), title: text(title) };
}

function guidanceFrom(told: Tree): Guidance {
  const words = (key: keyof Guidance) => text(told[key]);
  const entries = (key: keyof Guidance) => list(told[key]).map((word) => text(word));
  return {
    purpose: words("purpose"),
    navigation: words("navigation"),
    collaboration: words("collaboration"),
    quality: words("quality"),
    speed: words("speed"),
    tips: entries("tips"),
    steps: entries("steps"),
    partners: entries("partners"),
  };
}

function mapping(value: unknown): Tree {
  if (!isObject(value)) throw new Rejected("framework: expected a mapping");
  return value;
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Rejected("framework: expected a list");
  return value;
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping(value ?? {})).map(([key, word]) => [key, text(word)]));
}

function text(value: unknown, otherwise = ""): string {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== "string") throw new Rejected("framework: expected text");
  return value;
}

function number(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== "number") throw new Rejected("framework: expected a number");
  return value;
}

function choice<T extends string>(words: readonly T[], value: unknown, otherwise: T): T {
  if (value === undefined || value === null) return otherwise;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Rejected(`framework: ${JSON.stringify(value)} is none of ${words.join(", ")}`);
  return found;
}
