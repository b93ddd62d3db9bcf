/** The cases that Python and the editor share: see tests/golden/README.md of the repository. */

import { readdirSync, readFileSync } from "node:fs";

const GOLDEN = new URL("../../tests/golden/", import.meta.url);

export type Tree = { readonly [key: string]: unknown };

export interface Case {
  readonly name: string;
  readonly tree: Tree;
}

/** Every case of a folder, under the name of its file. */
export function cases(folder: string): Case[] {
  const there = new URL(`${folder}/`, GOLDEN);
  const names = readdirSync(there).filter((name) => name.endsWith(".json"));
  if (names.length === 0) throw new Error(`no golden cases in ${folder}`);
  return names.sort().map((name) => ({ name: name.slice(0, -5), tree: treeAt(new URL(name, there)) }));
}

export function treeAt(file: URL): Tree {
  return tree(JSON.parse(readFileSync(file, "utf8")));
}

// What a case holds is known by its folder; these say so to the compiler and fail where it is not so.

export function tree(value: unknown): Tree {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("expected a mapping");
  return { ...value };
}

export function trees(value: unknown): Tree[] {
  return list(value).map(tree);
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`expected a list, found ${JSON.stringify(value)}`);
  return value;
}

export function texts(value: unknown): string[] {
  return list(value).map(text);
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`expected text, found ${JSON.stringify(value)}`);
  return value;
}

export function number(value: unknown): number {
  if (typeof value !== "number") throw new TypeError(`expected a number, found ${JSON.stringify(value)}`);
  return value;
}

/** The code of the error that a call ends in. */
export function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof Error && "code" in error) return text(error.code);
    throw error;
  }
  throw new Error("was not refused");
}
