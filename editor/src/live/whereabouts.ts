/** Tells the others where one is: not twice the same, and not too often. */

import type { Presence } from "../api/api.gen.ts";
import type { Point } from "../core/session/company.ts";
import type { Clock, Line } from "./sync.ts";

/** Milliseconds between two messages. */
const OFTEN = 50;
const MOST = 50;

export interface Spot {
  readonly on: readonly string[];
  readonly typing: string;
  readonly point: Point | undefined;
}

export class Whereabouts {
  private readonly clock: Clock;
  private spot: Spot = { on: [], typing: "", point: undefined };
  private line: Line | undefined;
  private told = "";
  private toldAt = Number.NEGATIVE_INFINITY;
  private isWaiting = false;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The frame that says where one is now. */
  get frame(): string {
    const { on, typing, point } = this.spot;
    const place = point === undefined ? {} : { at: point.at, x: rounded(point.x), y: rounded(point.y) };
    const presence: Presence = { type: "presence", on: on.slice(0, MOST), typing, ...place };
    return JSON.stringify(presence);
  }

  attach(line: Line): void {
    this.line = line;
    this.told = "";
    this.tell();
  }

  detach(): void {
    this.line = undefined;
  }

  move(spot: Partial<Spot>): void {
    this.spot = { ...this.spot, ...spot };
    this.tell();
  }

  private tell(): void {
    if (this.line === undefined || this.isWaiting || this.frame === this.told) return;
    const wait = this.toldAt + OFTEN - this.clock.now();
    if (wait <= 0) {
      this.told = this.frame;
      this.toldAt = this.clock.now();
      this.line(this.told);
      return;
    }
    this.isWaiting = true;
    this.clock.after(wait, () => {
      this.isWaiting = false;
      this.tell();
    });
  }
}

function rounded(fraction: number): number {
  return Math.round(fraction * 1000) / 1000;
}
