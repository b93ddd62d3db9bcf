/** New records that are still to be seated: gathered first, so that each bench is asked for its keys only once. */

import type { Scene } from "../commands/command.ts";
import { keysFor, type Seat } from "../commands/seating.ts";
import type { PlacedType } from "../document.ts";
import { type Edit, put } from "../edits.ts";
import type { Kind, RecordId } from "../ids.ts";
import { type AnyRecord, type Fields, filled } from "../records.ts";

interface Newcomer {
  readonly type: PlacedType;
  readonly id: RecordId;
  readonly on: RecordId;
  readonly kind: Kind | "";
  readonly fields: object;
  readonly to: RecordId | "";
}

const RANK: Readonly<Partial<Record<PlacedType, number>>> = { stage: 0, step: 1 };

export class Gathering {
  private readonly scene: Scene;
  private readonly seat: Seat;
  private readonly newcomers: Newcomer[] = [];
  private readonly others: AnyRecord[] = [];
  private readonly stages = new Map<RecordId, RecordId>();

  /** `seat` is where newcomers sit on a bench that has it; at the end of all others. */
  constructor(scene: Scene, seat: Seat) {
    this.scene = scene;
    this.seat = seat;
  }

  get size(): number {
    return this.newcomers.length + this.others.length;
  }

  /** The cards among the newcomers, in the order in which they came. */
  get cards(): RecordId[] {
    return this.newcomers.flatMap(({ type, id }) => (type === "card" ? [id] : []));
  }

  get ids(): RecordId[] {
    return this.newcomers.map(({ id }) => id);
  }

  card(on: RecordId, kind: Kind | "", fields: Omit<Fields<"card">, "at">, to: RecordId | "" = ""): RecordId {
    return this.take("card", on, kind, fields, to);
  }

  record(type: "stage" | "step" | "persona" | "source", on: RecordId, fields: object): RecordId {
    return this.take(type, on, "", fields, "");
  }

  /** A record that stands nowhere, such as a link. */
  other(record: AnyRecord): void {
    this.others.push(record);
  }

  /** The stage of a step that comes along. */
  stageOf(step: RecordId): RecordId | undefined {
    return this.stages.get(step);
  }

  private take(type: PlacedType, on: RecordId, kind: Kind | "", fields: object, to: RecordId | ""): RecordId {
    const id = this.scene.newId();
    if (type === "step") this.stages.set(id, on);
    this.newcomers.push({ type, id, on, kind, fields, to });
    return id;
  }

  /** All of them, owners first. */
  edits(): Edit[] {
    const benches = new Map<string, Newcomer[]>();
    for (const one of this.newcomers) {
      const name = `${one.type} ${one.kind} ${one.on}`;
      const bench = benches.get(name);
      if (bench === undefined) benches.set(name, [one]);
      else bench.push(one);
    }
    const seated = [...benches.values()].flatMap((bench) => this.seated(bench));
    return [...seated.sort((a, b) => rankOf(a) - rankOf(b)), ...this.others].map(put);
  }

  private seated(bench: readonly Newcomer[]): AnyRecord[] {
    const [first] = bench;
    if (first === undefined) return [];
    const { type, on, kind } = first;
    const keys = keysFor(this.scene.document, { type, on, kind }, this.seat, bench.length);
    return bench.map(({ id, fields, to }, n) =>
      filled(type, id, { ...fields, at: { on, order: keys[n] ?? "", kind, to } }),
    );
  }
}

function rankOf(record: AnyRecord): number {
  const rank: Readonly<Partial<Record<AnyRecord["record"], number>>> = RANK;
  return rank[record.record] ?? 2;
}
