/** How long the editor's side of live editing takes on a large map: `node scripts/run.js benchmarks/live.ts`.
 *
 * A keystroke that waits behind others, an entry of somebody else under pending work, and one's own entry coming back. */

import { Document } from "../src/core/document.ts";
import { type Change, change, set } from "../src/core/edits.ts";
import { kind, MAP, type RecordId } from "../src/core/ids.ts";
import { LiveTimeline } from "../src/core/live/timeline.ts";
import { nth } from "../src/core/order.ts";
import { isA, make } from "../src/core/records.ts";
import { Chance } from "../tests/chance.ts";

const CARDS = 1_500;
const ROUNDS = 2_000;
const chance = new Chance(1);

function journey(): Document {
  const cards = Array.from({ length: CARDS }, (_, n) =>
    make("card", chance.id(), { at: { on: MAP, order: nth(n), kind: kind("doing"), to: "" }, text: chance.text(20) }),
  );
  return Document.of([make("document", MAP, { title: "Large" }), ...cards]);
}

function timelineOf(document: Document): LiveTimeline {
  const posting = { client: "bench", limits: { bytes: 65_536, edits: 500 }, clock: () => 0, mayJoin: () => true };
  const told = { collided: () => {}, lost: () => {}, stirred: () => {} };
  return new LiveTimeline({ ...posting, ...told, person: "Ann" }, document, 1);
}

function typed(document: Document, id: RecordId, more: string): Change {
  const card = document.get(id);
  if (!isA(card, "card")) throw new TypeError("a card");
  return change([set(card, "text", card.text + more)]);
}

function report(what: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(3);
  process.stdout.write(`${what.padEnd(48)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms\n`);
}

function measured(round: (n: number) => void): number[] {
  return Array.from({ length: ROUNDS }, (_, n) => {
    const before = performance.now();
    round(n);
    return performance.now() - before;
  });
}

const start = journey();
const ids = start.of("card").map(({ id }) => id);
const one = (n: number): RecordId => ids[(n * 37) % ids.length] ?? MAP;

const typing = timelineOf(start);
report(
  "a keystroke that joins the one before",
  measured((n) => {
    typing.submit(typed(typing.document, one(Math.floor(n / 40)), "a"), { joins: `turn ${Math.floor(n / 40)}` });
  }),
);

const alone = timelineOf(start);
report(
  "one's own change, back from the log as it was",
  measured((n) => {
    const { change: done } = alone.submit(typed(alone.document, one(n), "b"));
    alone.receive({
      type: "entry",
      version: n + 2,
      time: "",
      changes: [{ change: { ...done, author: "Ann" }, client: "bench", sequence: n + 1 }],
    });
  }),
);

const busy = timelineOf(start);
for (let n = 0; n < 20; n++) busy.submit(typed(busy.document, one(n), "c"));
report(
  "somebody else's change under 20 that wait",
  measured((n) => {
    const theirs = { ...typed(busy.confirmed, one(n), "d"), author: "Ben" };
    busy.receive({
      type: "entry",
      version: n + 2,
      time: "",
      changes: [{ change: theirs, client: "other", sequence: n }],
    });
  }),
);
