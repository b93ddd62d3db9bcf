/** Frameworks, lenses, selections and views as the plain trees of golden cases and traces. */

import type { Document } from "../src/core/document.ts";
import { frameworkFrom } from "../src/core/framework-tree.ts";
import { recordId, slotId } from "../src/core/ids.ts";
import type { Collision, Rebased } from "../src/core/rebase.ts";
import { EVERYTHING, type Selection } from "../src/core/select.ts";
import type { Frame, Group, Lens, View } from "../src/core/view.ts";
import { changeTree, editTree, recordTree } from "../src/core/wire.ts";
import { list, type Tree, text, texts, tree } from "./golden.ts";

export function lensFrom(told: Tree): Lens {
  const slots = (key: string) => new Set(texts(told[key] ?? []).map(slotId));
  return { framework: frameworkFrom(told["framework"]), show: slots("show"), hide: slots("hide") };
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
