/** Frameworks, lenses, selections and views as the plain trees of golden cases and traces. */

import type { Document } from "../src/core/document.ts";
import { type Framework, type Grid, PLAIN_SLOT, type Slot } from "../src/core/framework.ts";
import { frameworkId, recordId, slotId } from "../src/core/ids.ts";
import type { Collision, Rebased } from "../src/core/rebase.ts";
import type { Columns, LayoutName } from "../src/core/schema.gen.ts";
import { EVERYTHING, type Selection } from "../src/core/select.ts";
import type { Frame, Group, Lens, View } from "../src/core/view.ts";
import { changeTree, editTree, recordTree } from "../src/core/wire.ts";
import { list, number, type Tree, text, texts, tree, trees } from "./golden.ts";

const LAYOUTS: readonly LayoutName[] = ["grid", "canvas", "storyboard"];
const COLUMNS: readonly Columns[] = ["steps", "stages", "roles"];

export function lensFrom(told: Tree): Lens {
  const slots = (key: string) => new Set(texts(told[key] ?? []).map(slotId));
  return { framework: frameworkFrom(tree(told["framework"])), show: slots("show"), hide: slots("hide") };
}

function frameworkFrom(told: Tree): Framework {
  const layout = LAYOUTS.find((name) => name === told["layout"]);
  const columns = COLUMNS.find((name) => name === (told["columns"] ?? "steps"));
  if (layout === undefined || columns === undefined) throw new TypeError("no such layout or columns");
  const stages = trees(told["stages"] ?? []).map((stage) => ({
    id: text(stage["id"]),
    title: text(stage["title"]),
    prompt: text(stage["prompt"] ?? ""),
    role: text(stage["role"] ?? ""),
  }));
  const slots = trees(told["slots"]).map(slotFrom);
  return { id: frameworkId(text(told["id"])), title: text(told["title"]), layout, columns, stages, slots };
}

function slotFrom(told: Tree): Slot {
  return {
    ...PLAIN_SLOT,
    id: slotId(text(told["id"])),
    title: text(told["title"]),
    shows: texts(told["shows"]),
    was: texts(told["was"] ?? []),
    hidden: told["hidden"] === true,
    height: number(told["height"] ?? 0),
    grid: told["grid"] === undefined ? undefined : gridFrom(tree(told["grid"])),
  };
}

function gridFrom(told: Tree): Grid {
  const [column, row] = [number(told["column"]), number(told["row"])];
  return { column, row, width: number(told["width"] ?? 1), height: number(told["height"] ?? 1) };
}

export function viewTree({ frame, cells }: View): Tree {
  const held = [...cells].flatMap(([slot, row]) => [...row].map(([place, ids]) => ({ slot, place, ids: [...ids] })));
  return { ...frameTree(frame), cells: held };
}

function frameTree({ groups, columns, rows, tray, hidden }: Frame): Tree {
  return {
    groups: groups.map(groupTree),
    columns: columns.map(({ place, group, width }) => (width === 1 ? { place, group } : { place, group, width })),
    rows: rows.map(({ id, title }) => ({ id, title })),
    tray: [...tray],
    hidden: Object.fromEntries(hidden),
  };
}

function groupTree(group: Group): Tree {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== "" && value.length > 0));
}

export function selectionFrom(told: Tree): Selection {
  const ids = (key: string) => texts(told[key] ?? []).map(recordId);
  const words = (key: string) => texts(told[key] ?? []);
  const kept = { stages: ids("stages"), steps: ids("steps"), personas: ids("personas") };
  return { ...EVERYTHING, ...kept, kinds: words("kinds"), tags: words("tags") };
}

export function rebasedTree({ change, collisions }: Rebased): Tree {
  return { change: changeTree(change), collisions: collisions.map(collisionTree) };
}

function collisionTree({ why, edit, here }: Collision): Tree {
  return { why, edit: editTree(edit), here: here.map(({ id }) => id) };
}

/** The records of a document as trees, by id. */
export function byId(document: Document): Map<string, Tree> {
  return new Map([...document.all()].map((record) => [record.id, recordTree(record)]));
}

/** The records that a tree of a document lists, by id. */
export function listed(told: unknown): Map<string, Tree> {
  return new Map(list(tree(told)["records"]).map((record) => [text(tree(record)["id"]), tree(record)]));
}
