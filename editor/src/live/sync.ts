/** Empties the outbox: writes every change on the device, then sends it, then forgets it when the log has it. */

import type { NewChange } from "../api/api.gen.ts";
import type { Parcel, Pending } from "../core/live/outbox.ts";
import type { LiveTimeline } from "../core/live/timeline.ts";
import type { Collision } from "../core/rebase.ts";

/** Time, in milliseconds, and what happens later; `after` returns what calls it off. */
export interface Clock {
  now(): number;
  after(wait: number, call: () => void): () => void;
}

/** Where changes lie until the server has them. */
export interface Device {
  /** Resolves when they would survive a power cut. */
  keep(parcels: readonly Parcel[]): Promise<void>;
  forget(parcels: readonly Pick<Parcel, "client" | "sequence">[]): Promise<void>;
}

/** The server has refused a change; asking again would not help. */
export class Refusal extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

export interface Posted {
  readonly version: number;
  readonly collisions: readonly Collision[];
}

export interface Roads {
  readonly timeline: LiveTimeline;
  readonly device: Device;
  /** Sends what is too large for the live connection.  Rejects with `Refusal`, or with anything else to be asked again. */
  readonly post: (body: NewChange) => Promise<Posted>;
  readonly clock: Clock;
  /** How it stands may have changed. */
  readonly told: () => void;
}

/** Milliseconds that the device may take. */
const PATIENCE = 5_000;

/** What a change is sent over. */
export type Line = (text: string) => void;

export class Sync {
  private readonly roads: Roads;
  private line: Line | undefined;
  private isStirred = false;
  private isKeeping = false;
  private callOff = () => {};
  /** Changes that the device did not take: they are in this page alone. */
  private readonly exposed = new Set<Pending>();

  constructor(roads: Roads) {
    this.roads = roads;
  }

  get isLive(): boolean {
    return this.line !== undefined;
  }

  /** How many changes would be lost if the page were closed now. */
  get inPageOnly(): number {
    return this.roads.timeline.outbox.unkept.length + this.exposed.size;
  }

  /** Whether the device has refused to keep something that waits. */
  get isDeviceFull(): boolean {
    return this.exposed.size > 0;
  }

  /** There may be something to do; it is done after whatever is going on now. */
  stir(): void {
    if (this.isStirred) return;
    this.isStirred = true;
    queueMicrotask(() => {
      this.isStirred = false;
      this.work();
    });
  }

  /** A connection that has been welcomed. */
  attach(line: Line): void {
    this.line = line;
    for (const question of this.roads.timeline.outbox.questions()) line(question);
    this.stir();
  }

  detach(): void {
    this.line = undefined;
    this.roads.timeline.outbox.lost();
    this.roads.told();
  }

  private work(): void {
    this.forget(this.roads.timeline.outbox.takeGone());
    this.keep();
    this.send();
    this.roads.told();
  }

  private forget(gone: readonly Pending[]): void {
    for (const item of gone) this.exposed.delete(item);
    // One that stays behind is taken over one day and answered as sent before.
    if (gone.length > 0) this.roads.device.forget(gone).catch(() => {});
  }

  private keep(): void {
    const { outbox } = this.roads.timeline;
    const items = outbox.unkept;
    if (this.isKeeping || items.length === 0) return;
    this.isKeeping = true;
    const kept = items.map((item) => [item, item.revision] as const);
    const done = (isSafe: boolean) => {
      this.isKeeping = false;
      for (const item of items) {
        if (isSafe || !outbox.pending.includes(item)) this.exposed.delete(item);
        else this.exposed.add(item);
      }
      outbox.keep(kept);
      this.forget(items.filter((item) => !outbox.pending.includes(item))); // it left while it was being written
      this.stir();
    };
    // A device that neither takes it nor says so must not keep it from being sent.
    let isDone = false;
    const once = (isSafe: boolean) => {
      if (!isDone) done(isSafe);
      isDone = true;
    };
    const callOff = this.roads.clock.after(PATIENCE, () => once(false));
    this.roads.device
      .keep(items.map(parcelOf))
      .then(
        () => once(true),
        () => once(false),
      )
      .finally(callOff);
  }

  private send(): void {
    this.callOff();
    const { outbox } = this.roads.timeline;
    while (this.line !== undefined) {
      const next = outbox.next();
      if (next === undefined) return;
      if (next.by === "waiting") {
        this.callOff = this.roads.clock.after(next.wait, () => this.stir());
        return;
      }
      if (next.by === "socket") this.line(next.text);
      else void this.post(next.item, next.body);
    }
  }

  private async post(item: Pending, body: NewChange): Promise<void> {
    const { timeline, post } = this.roads;
    try {
      timeline.answered(item.client, { sequence: item.sequence, ...(await post(body)) });
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, message, hint } = error;
        timeline.refused(item.client, { sequence: item.sequence, code, message, hint });
      } else timeline.outbox.again(item);
    }
    this.stir();
  }
}

/** A change as it is kept. */
export function parcelOf({ client, sequence, wanted, hereWins }: Pending): Parcel {
  return { client, sequence, change: wanted, hereWins };
}
