import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { tree, treeAt } from "../golden.ts";
import { answered, plain } from "../play.ts";

/** Another folder of traces may be named, for a longer run: scripts/write_traces.py of the repository writes them. */
const folder = process.env["TRACES"];
const TRACES = folder === undefined ? new URL("../traces/", import.meta.url) : new URL(`file://${folder}/`);
const names = readdirSync(TRACES).filter((name) => name.endsWith(".json"));

test("there are traces to replay", () => {
  expect(names.length).toBeGreaterThanOrEqual(4);
});

test.each(names)("what Python did in %s comes out the same", (name) => {
  const trace = treeAt(new URL(name, TRACES));
  expect(plain(answered(tree(trace["question"])))).toEqual(plain(trace["answers"]));
});
