/** Seeded chance, the same on every machine, and what people do to a map by it. */

import type { Document } from "../src/core/document.ts";
import { type Change, change, type Edit, put, remove, set } from "../src/core/edits.ts";
import { frameworkId, type Kind, kind, laneId, linkId, MAP, type RecordId, recordId, slotId } from "../src/core/ids.ts";
import { between, isOrderKey, nth } from "../src/core/order.ts";
import { type AnyRecord, isA, make, placeOf, type RecordOf } from "../src/core/records.ts";
import type { Place } from "../src/core/schema.gen.ts";

const WORDS = [
  "the",
  "queue",
  "moves",
  "7.50",
  "09:45",
  "it’s",
  "Ärger",
  "мост",
  "駅",
  "まで歩く",
  "ไป",
  "안녕",
  "👩‍🚀",
  "🇮🇸🇯🇵",
  "é",
  "…",
];
const GAPS = [" ", " ", " ", "\n", " – ", "", "\u00a0"];
const KINDS = ["doing", "thinking", "feeling", "pain.standing", "touchpoint", "x-lab.note", "narrative"].map(kind);
const DEEDS = 8;

export class Chance {
  private state: number;
  private fresh = 0;

  constructor(seed: number) {
    this.state = seed;
  }

  /** From 0 to, but not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  once(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  one<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new RangeError("nothing to choose from");
    return found;
  }

  id(): RecordId {
    this.fresh += 1;
    return recordId(`w${this.fresh}`);
  }

  text(longest = 7): string {
    const parts = Array.from({ length: 1 + this.below(longest) }, () => this.one(WORDS) + this.one(GAPS));
    return parts.join("").trim() || "…";
  }

  /** What somebody makes of a text, by typing at one or two spots of it. */
  retyped(text: string): string {
    const letters = Array.from(text);
    for (let times = this.below(2); times >= 0; times--) {
      const spot = this.below(letters.length + 1);
      letters.splice(spot, this.below(9), ...Array.from(this.once(3) ? "" : this.text(2)));
    }
    return letters.join("") || "…";
  }

  /** A map of some stages and steps with cards on them. */
  map(): AnyRecord[] {
    const records: AnyRecord[] = [
      make("document", MAP, { title: this.text(3), language: this.one(["en", "de", "ja"]) }),
    ];
    const columns: RecordId[] = [MAP];
    for (let n = 0; n < 3; n++) {
      const stage = make("stage", this.id(), { at: at(MAP, n), title: this.text(2) });
      const steps = Array.from({ length: this.below(4) }, (_, m) =>
        make("step", this.id(), { at: at(stage.id, m), title: this.text(3) }),
      );
      records.push(stage, ...steps);
      columns.push(...[stage, ...steps].map(({ id }) => id));
    }
    const persona = make("persona", this.id(), { at: at(MAP, 0), name: this.text(1), goals: [this.text(2)] });
    records.push(persona);
    for (let n = 0; n < 16; n++) records.push(this.card(at(this.one(columns), n, this.one(KINDS)), persona.id));
    return records;
  }

  private card(place: Place, persona: RecordId | ""): RecordOf<"card"> {
    const fields = { at: place, text: this.text(), persona: this.once(3) ? persona : "" } as const;
    return make(
      "card",
      this.id(),
      this.once(3) ? { ...fields, score: this.below(5) - 2, tags: [this.text(1)] } : fields,
    );
  }

  /** What somebody does in one go who sees this state of the map. */
  change(document: Document): Change {
    const edits: Edit[] = [];
    for (let times = this.below(4); times >= 0; times--) edits.push(...this.deed(document));
    return change(edits, this.once(3) ? { author: this.text(1), label: this.text(1) } : {});
  }

  private deed(document: Document): Edit[] {
    const records = [...document.all()];
    const record = this.one(records);
    switch (this.below(DEEDS)) {
      case 0:
        return this.placed(document, record);
      case 1:
        return [put(this.card(this.place(document), this.one(["", ...document.of("persona").map(({ id }) => id)])))];
      case 2:
        return record.id === MAP || this.once(2) ? [] : [remove(record.id, this.once(2) ? record : undefined)];
      case 3:
        return this.linked(this.one(records), this.one(records));
      case 4:
        return [put(make("lane", laneId(frameworkId("plain"), slotId(this.one(["does", "own"]))), this.laneFields()))];
      default:
        return this.written(record);
    }
  }

  private laneFields() {
    return { hidden: this.once(2), title: this.once(2) ? this.text(1) : "", kinds: [this.one(KINDS)] };
  }

  private written(record: AnyRecord): Edit[] {
    if (isA(record, "card")) {
      const score = this.once(4) ? undefined : this.below(5) - 2;
      const tags = [...record.tags, this.text(1)].filter((tag, n, all) => tag.trim() !== "" && all.indexOf(tag) === n);
      const asked = [
        set(record, "text", this.retyped(record.text)),
        set(record, "score", score),
        set(record, "tags", tags),
      ];
      return [this.one(asked)];
    }
    if (isA(record, "stage") || isA(record, "step")) return [set(record, "title", this.retyped(record.title))];
    if (isA(record, "document")) return [set(record, "facts", { ...record.facts, [this.text(1)]: this.text(3) })];
    return isA(record, "persona") ? [set(record, "goals", record.goals.slice(1))] : [];
  }

  /** A drag: onto a card's spot, between two, or over to another place. */
  private placed(document: Document, record: AnyRecord): Edit[] {
    if (isA(record, "card")) return [set(record, "at", this.place(document))];
    if (isA(record, "stage")) return [set(record, "at", { ...record.at, order: nth(this.below(5)) })];
    if (!isA(record, "step")) return [];
    return [
      set(record, "at", { ...record.at, on: this.one(document.stages.map(({ id }) => id).concat(record.at.on)) }),
    ];
  }

  private place(document: Document): Place {
    const on = this.one([MAP, ...document.columns]);
    const here = this.one(KINDS);
    const siblings = document.on(on, "card", here).map((card) => card.at.order);
    const spot = this.below(siblings.length + 1);
    const order = this.once(3) ? nth(spot) : between(siblings[spot - 1], siblings[spot]);
    const level = document.columns.filter((id) => document.get(id)?.record === document.get(on)?.record);
    return {
      on,
      order: isOrderKey(order) ? order : nth(0),
      kind: here,
      to: on !== MAP && this.once(4) ? this.one(level) : "",
    };
  }

  private linked(one: AnyRecord, two: AnyRecord): Edit[] {
    if (placeOf(one) === undefined || placeOf(two) === undefined) return [];
    const relation = this.one(["opens", "next", "answers"] as const);
    const text = this.once(2) ? this.text(2) : "";
    return [put(make("link", linkId(one.id, relation, two.id), { on: one.id, relation, to: two.id, text }))];
  }
}

function at(on: RecordId, n: number, kind: Kind | "" = ""): Place {
  return { on, order: nth(n), kind, to: "" };
}
