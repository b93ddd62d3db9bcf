/** What the core costs per keystroke: `npm run bench [CARDS]`.  Medians and 95th percentiles in µs, of one warm process. */

import { apply } from "../src/core/apply.ts";
import { Document } from "../src/core/document.ts";
import { change, set } from "../src/core/edits.ts";
import { type Framework, PLAIN_FRAMEWORK, PLAIN_SLOT, type Slot } from "../src/core/framework.ts";
import { frameworkId, kind, MAP, type RecordId, recordId, slotId } from "../src/core/ids.ts";
import { nth } from "../src/core/order.ts";
import { rebase } from "../src/core/rebase.ts";
import { type AnyRecord, isA, make, type RecordOf } from "../src/core/records.ts";
import { merge3 } from "../src/core/text.ts";
import { cell, frame, type Lens, view } from "../src/core/view.ts";
import { documentFrom, documentTree } from "../src/core/wire.ts";

const CARDS = Number(process.argv[2] ?? 1500);
const CARDS_PER_STEP = 15;
const KINDS = ["doing", "thinking", "feeling", "pain", "gain", "touchpoint", "opportunity"].map(kind);

/** A map with stages of five steps and cards of seven kinds. */
function map(cards: number): Document {
  const records: AnyRecord[] = [make("document", MAP, { title: "A large map" })];
  const steps = Math.ceil(cards / CARDS_PER_STEP);
  const at = (on: RecordId, n: number) => ({ on, order: nth(n), kind: "", to: "" }) as const;
  for (let n = 0; n < steps; n++) {
    const stage = recordId(`g${Math.floor(n / 5)}`);
    if (n % 5 === 0) records.push(make("stage", stage, { at: at(MAP, n), title: `Stage ${n / 5}` }));
    records.push(make("step", recordId(`s${n}`), { at: at(stage, n), title: `Step ${n}` }));
  }
  for (let n = 0; n < cards; n++) {
    const on = recordId(`s${n % steps}`);
    const place = { ...at(on, n), kind: KINDS[n % KINDS.length] ?? kind("doing") };
    records.push(make("card", recordId(`c${n}`), { at: place, text: `What happens in card ${n}, in a few words` }));
  }
  return Document.of(records);
}

function lens(columns: Framework["columns"]): Lens {
  const slot = (word: string): Slot => ({ ...PLAIN_SLOT, id: slotId(word), title: word, shows: [word] });
  const slots = KINDS.map(slot);
  const id = frameworkId("bench");
  const framework = { ...PLAIN_FRAMEWORK, id, title: "Bench", layout: "grid", slots, columns } as const;
  return { framework, show: new Set(), hide: new Set() };
}

function measure(what: string, times: number, act: (n: number) => void): void {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    act(n);
    taken.push((performance.now() - start) * 1000);
  }
  const warm = taken.slice(Math.floor(times / 4)).sort((a, b) => a - b);
  const at = (part: number) => (warm[Math.floor(warm.length * part)] ?? 0).toFixed(1).padStart(10);
  console.log(`${what.padEnd(52)}${at(0.5)}${at(0.95)}`);
}

let document = map(CARDS);
const ids = document.of("card").map((card) => card.id);
const steps = document.of("step").map((step) => step.id);
const card = (n: number): RecordOf<"card"> => {
  const record = document.get(ids[(n * 7919) % ids.length] ?? MAP);
  if (!isA(record, "card")) throw new TypeError("no card");
  return record;
};
const byStep = lens("steps");
const byStage = lens("stages");
const [row] = byStep.framework.slots;
if (row === undefined) throw new TypeError("no slot");

console.log(`${CARDS} cards, ${document.size} records, Node ${process.versions.node}`);
console.log(`${"µs".padEnd(52)}${"median".padStart(10)}${"p95".padStart(10)}`);
measure("apply one Set of a text", 4000, (n) => {
  document = apply(document, change([set(card(n), "text", `typed ${n}`)]));
});
measure("apply one Set of a place (a drag)", 4000, (n) => {
  const on = steps[(n * 31) % steps.length] ?? MAP;
  document = apply(document, change([set(card(n), "at", { ...card(n).at, on })]));
});
measure("rebase one Set of a text that another changed", 2000, (n) => {
  const now = card(n);
  const late = { ...set(now, "text", `${now.text} and more`), was: `once ${now.text}` };
  rebase(change([late]), document);
});
measure("apply one Set, then the cell it stands in", 4000, (n) => {
  const { at } = card(n);
  document = apply(document, change([set(card(n), "text", `typed again ${n}`)]));
  cell(document, byStep, row, at.on);
});
measure("one cell, warm", 4000, (n) => {
  cell(document, byStep, row, steps[n % steps.length] ?? MAP);
});
measure("one cell where a stage holds its steps, warm", 4000, (n) => {
  cell(document, byStage, row, recordId(`g${n % Math.ceil(steps.length / 5)}`));
});
measure("apply one drag, then the cell it came to", 4000, (n) => {
  const on = steps[(n * 17) % steps.length] ?? MAP;
  document = apply(document, change([set(card(n), "at", { ...card(n).at, on })]));
  cell(document, byStep, row, on);
});
measure("frame", 400, () => frame(document, byStep));
measure("view: the frame and every cell", 400, () => view(document, byStep));
const tree = JSON.stringify(documentTree(document));
measure("read the whole document from JSON", 20, () => documentFrom(JSON.parse(tree)));
const words = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");
measure("merge two changes of a text of 60 words", 400, () => {
  merge3(words, words.replace("word7", "seven"), words.replace("word50", "fifty"));
});
