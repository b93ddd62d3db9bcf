/** Writes traces of random work for Python to replay: `node scripts/run.js scripts/write-traces.ts FOLDER COUNT [FIRST SEED]`.
 *
 * What a trace is, tests/editor_traces.py of the repository tells. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../src/core/document.ts";
import { changeTree, recordTree } from "../src/core/wire.ts";
import { Chance } from "../tests/chance.ts";
import { answered, Play } from "../tests/play.ts";

const ROUNDS = 20;
const SLOTS = [
  { id: "does", title: "Does", shows: ["doing", "touchpoint"] },
  { id: "says", title: "Says", shows: ["narrative", "thinking"] },
  { id: "feels", title: "Feels", shows: ["feeling", "pain"] },
];

function trace(seed: number) {
  const chance = new Chance(seed);
  const document = { records: chance.map().map(recordTree) };
  const play = new Play(document);
  const states: Document[] = [play.document];
  const rounds: object[] = [];
  while (rounds.length < ROUNDS) {
    const asked = question(chance, play, states);
    play.answer(asked);
    rounds.push(asked);
    states.push(play.document);
  }
  const framework = {
    id: "plain",
    title: "Plain",
    layout: "grid",
    slots: SLOTS,
    columns: chance.one(["steps", "stages"]),
  };
  const parts = { stages: play.document.stages.slice(0, 1).map(({ id }) => id) };
  const text = chance.text(9);
  const asked = {
    document,
    rounds,
    lenses: [{ framework }],
    selections: [parts, { kinds: ["pain", "doing"] }],
    merges: Array.from({ length: 10 }, () => [text, chance.retyped(text), chance.retyped(text)]),
    keys: [["a0", "a1", chance.below(9)]],
    curves: [Array.from({ length: 5 }, (_, n) => [n + chance.next() / 2, chance.next() * 80 - 40])],
  };
  return { writer: "typescript", seed, question: asked, answers: answered(asked) };
}

function question(chance: Chance, play: Play, states: readonly Document[]): { readonly [key: string]: unknown } {
  const done = [...play.done.keys()].filter((n) => play.done[n] !== undefined);
  if (done.length > 0 && chance.once(5)) return { undo: chance.one(done) };
  const change = changeTree(chance.change(chance.one(states.slice(-5))));
  if (chance.once(9)) return { change, strict: true };
  return chance.once(3) ? { change, here_wins: true } : { change };
}

const [folder = "", count = "1", first = "1"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  writeFileSync(join(folder, `typescript-${seed}.json`), `${JSON.stringify(trace(seed))}\n`);
}
