/** Frameworks as the server sends them: plain trees, checked for their form so that nothing behind this meets a wrong type.
 *
 * The server has read and judged the framework's file already, so what is absent has its default and keys that a later
 * server may add are passed over.  Throws `BadFramework`, which says where in the tree something is of a wrong type.
 */

import { BadFramework } from "./errors.ts";
import {
  type Framework,
  type Grid,
  type Guidance,
  type KindWords,
  NO_GUIDANCE,
  PLAIN_FRAMEWORK,
  PLAIN_SLOT,
  type Separator,
  type Slot,
  type SlotLink,
  type StagePreset,
} from "./framework.ts";
import { frameworkId, slotId } from "./ids.ts";
import type { Columns, LayoutName, Level, Look, Tone } from "./schema.gen.ts";
import { isObject, own } from "./values.ts";

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

/** The framework that a tree tells of. */
export function frameworkFrom(tree: unknown): Framework {
  const at = new At(tree, "framework");
  const plain = PLAIN_FRAMEWORK;
  return {
    id: frameworkId(at.must("id")),
    title: at.must("title"),
    layout: at.one("layout", LAYOUTS, undefined),
    slots: at.each("slots", slotFrom),
    version: at.number("version", plain.version),
    type: at.text("type", plain.type),
    kicker: at.text("kicker"),
    summary: at.text("summary"),
    icon: at.text("icon", plain.icon),
    group: at.text("group"),
    phase: at.text("phase"),
    columns: at.one("columns", COLUMNS, plain.columns),
    stages: at.each("stages", stageFrom),
    state: at.text("state"),
    separators: at.each("separators", separatorFrom),
    guidance: at.inner("guidance", guidanceFrom, NO_GUIDANCE),
    previous: at.texts("previous"),
    next: at.texts("next"),
    related: at.texts("related"),
    kinds: at.mapping("kinds", kindFrom),
    language: at.text("language", plain.language),
  };
}

function slotFrom(at: At): Slot {
  const plain = PLAIN_SLOT;
  return {
    id: slotId(at.must("id")),
    title: at.must("title"),
    shows: at.texts("shows"),
    writes: at.text("writes"),
    level: at.one("level", LEVELS, plain.level),
    hint: at.text("hint"),
    prompt: at.text("prompt"),
    prompts: at.words("prompts"),
    icon: at.text("icon"),
    tone: at.one("tone", TONES, plain.tone),
    look: at.one("look", LOOKS, plain.look),
    fill: at.number("fill", plain.fill),
    grid: at.inner("grid", gridFrom, plain.grid),
    hidden: at.flag("hidden"),
    highlight: at.flag("highlight"),
    groups: at.words("groups"),
    links: at.each("links", slotLinkFrom),
    was: at.texts("was"),
    height: at.number("height", plain.height),
  };
}

function gridFrom(at: At): Grid {
  const [column, row] = [at.number("column", undefined), at.number("row", undefined)];
  return { column, row, width: at.number("width", 1), height: at.number("height", 1) };
}

function slotLinkFrom(at: At): SlotLink {
  return { to: at.must("to"), title: at.must("title") };
}

function stageFrom(at: At): StagePreset {
  return { id: at.must("id"), title: at.must("title"), prompt: at.text("prompt"), role: at.text("role") };
}

function separatorFrom(at: At): Separator {
  return { after: slotId(at.must("after")), title: at.must("title") };
}

function guidanceFrom(at: At): Guidance {
  return {
    purpose: at.text("purpose"),
    navigation: at.text("navigation"),
    collaboration: at.text("collaboration"),
    quality: at.text("quality"),
    speed: at.text("speed"),
    tips: at.texts("tips"),
    steps: at.texts("steps"),
    partners: at.texts("partners"),
  };
}

function kindFrom(at: At): KindWords {
  const label = at.must("label");
  return { label, plural: at.text("plural", label), icon: at.text("icon") };
}

/** A mapping somewhere in the tree, and what it holds under its keys. */
class At {
  private readonly where: string;
  private readonly told: { readonly [key: string]: unknown };

  constructor(tree: unknown, where: string) {
    if (!isObject(tree)) throw new BadFramework(`${where}: expected a mapping`);
    this.where = where;
    this.told = tree;
  }

  must(key: string): string {
    const value = this.text(key);
    if (value === "") throw this.wrong(key, "must not be empty");
    return value;
  }

  text(key: string, absent = ""): string {
    const value = this.value(key) ?? absent;
    if (typeof value !== "string") throw this.wrong(key, "expected text");
    return value;
  }

  number(key: string, absent: number | undefined): number {
    const value = this.value(key) ?? absent;
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.wrong(key, "expected a number");
    return value;
  }

  flag(key: string): boolean {
    const value = this.value(key) ?? false;
    if (typeof value !== "boolean") throw this.wrong(key, "expected true or false");
    return value;
  }

  one<T extends string>(key: string, choices: readonly T[], absent: T | undefined): T {
    const value = this.value(key) ?? absent;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) throw this.wrong(key, `must be one of ${choices.join(", ")}`);
    return chosen;
  }

  texts(key: string): string[] {
    return this.list(key).map((value, n) => {
      if (typeof value !== "string") throw this.wrong(`${key}[${n}]`, "expected text");
      return value;
    });
  }

  each<T>(key: string, make: (at: At) => T): T[] {
    return this.list(key).map((value, n) => make(new At(value, `${this.where}.${key}[${n}]`)));
  }

  inner<T>(key: string, make: (at: At) => T, absent: T): T {
    const value = this.value(key);
    return value === undefined ? absent : make(new At(value, `${this.where}.${key}`));
  }

  mapping<T>(key: string, make: (at: At) => T): Record<string, T> {
    const inner = this.inner(key, (at) => at, undefined);
    if (inner === undefined) return {};
    return Object.fromEntries(Object.keys(inner.told).map((name) => [name, make(inner.under(name))]));
  }

  words(key: string): Record<string, string> {
    const inner = this.inner(key, (at) => at, undefined);
    return Object.fromEntries(Object.keys(inner?.told ?? {}).map((name) => [name, inner?.text(name) ?? ""]));
  }

  private under(key: string): At {
    return new At(this.value(key), `${this.where}.${key}`);
  }

  private list(key: string): readonly unknown[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) throw this.wrong(key, "expected a list");
    return value;
  }

  /** Null is how JSON says that there is none. */
  private value(key: string): unknown {
    return own(this.told, key) ?? undefined;
  }

  private wrong(key: string, why: string): BadFramework {
    return new BadFramework(`${this.where}.${key}: ${why}`);
  }
}
