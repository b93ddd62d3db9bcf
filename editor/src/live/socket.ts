/** The live connection: opened, greeted, watched, and opened again for as long as that makes sense.
 *
 * A browser does not say when a line is dead, so silence is ended with a frame that the server answers by telling everybody
 * where somebody is.  Whether the device says it is online is taken for a hint only: a server on this machine is there
 * without any network.
 */

import { DesirePathError } from "../core/errors.ts";
import { type Message, messageFrom } from "../core/live/message.ts";
import { OutOfStep } from "../core/live/timeline.ts";
import type { Obstacle } from "../core/session/company.ts";
import { afterwards, type Then } from "./closing.ts";
import type { Clock } from "./sync.ts";

/** Milliseconds: for a welcome, of silence before a question, for an answer to it. */
const PATIENCE = 15_000;
const SILENCE = 25_000;
const ANSWER = 10_000;
/** What follows soon on a hint is not a second hint. */
const SOON = 1_000;
/** A connection that lasted so long was no failure. */
const STEADY = 10_000;
const NORMAL = 1000;

/** What a line tells, as long as it is there. */
export interface Wired {
  readonly open: () => void;
  readonly heard: (text: string) => void;
  readonly close: (code: number) => void;
}

export interface Wire {
  send(text: string): void;
  close(code?: number): void;
}

/** Whether the server is there, and whether it still knows this person. */
export type Found = "here" | "away" | "signed-out";

export interface Ends {
  readonly dial: (wired: Wired) => Wire;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly look: () => Promise<Found>;
  /** The frame that a connection begins with; `afresh` asks for the whole document. */
  readonly hello: (afresh: boolean) => string;
  /** A frame that the server answers. */
  readonly pulse: () => string;
  /** Throws `OutOfStep` for what does not follow on what is here. */
  readonly hear: (message: Message) => void;
  /** From now on frames can be sent; until `ended`. */
  readonly begun: (send: (text: string) => void) => void;
  readonly ended: () => void;
  /** `obstacle` is another. */
  readonly told: () => void;
}

export class Socket {
  /** Why no connection is tried any more. */
  obstacle: Obstacle = "";
  private readonly ends: Ends;
  private wire: Wire | undefined;
  private isWelcome = false;
  private isAfresh = false;
  private isOver = false;
  private failures = 0;
  private begunAt = 0;
  private nudgedAt = Number.NEGATIVE_INFINITY;
  private callOff = () => {};

  constructor(ends: Ends) {
    this.ends = ends;
  }

  /** Connects now, whatever it was waiting for. */
  start(): void {
    if (this.isOver || this.wire !== undefined) return;
    this.blocked("");
    this.isWelcome = false;
    const wire = this.ends.dial({
      open: () => this.say(wire, this.ends.hello(this.isAfresh)),
      heard: (text) => this.heard(wire, text),
      close: (code) => this.closed(wire, code),
    });
    this.wire = wire;
    this.wait(PATIENCE, () => this.give(wire));
  }

  /** Ends for good. */
  end(): void {
    this.isOver = true;
    this.callOff();
    const { wire } = this;
    if (wire !== undefined) this.closed(wire, NORMAL);
    wire?.close(NORMAL);
  }

  /** Stops, for a reason that only the other side of this knows. */
  stop(why: Exclude<Then, { do: "again" | "ask" }>["why"]): void {
    const { wire } = this;
    if (wire !== undefined) this.give(wire);
    this.goOn({ do: "stop", why });
  }

  /** The network is back, the tab is seen again, somebody asks: whatever waits is tried now. */
  nudge(): void {
    const now = this.ends.clock.now();
    if (this.isOver || now - this.nudgedAt < SOON) return;
    this.nudgedAt = now;
    if (this.wire === undefined && this.obstacle === "") this.start();
    else if (this.wire === undefined) void this.ask(0);
    else if (this.isWelcome) this.beat(this.wire);
  }

  private say(wire: Wire, text: string): void {
    if (wire === this.wire) wire.send(text);
  }

  private heard(wire: Wire, text: string): void {
    if (wire !== this.wire) return;
    this.wait(SILENCE, () => this.beat(wire));
    try {
      const message = messageFrom(text);
      this.ends.hear(message);
      if (message.type === "welcome" && wire === this.wire) this.begin(wire);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      this.isAfresh ||= !(error instanceof OutOfStep) || error.afresh;
      this.give(wire);
    }
  }

  private begin(wire: Wire): void {
    this.isWelcome = true;
    this.isAfresh = false;
    this.begunAt = this.ends.clock.now();
    this.ends.begun((text) => this.say(wire, text));
  }

  private beat(wire: Wire): void {
    this.say(wire, this.ends.pulse());
    this.wait(ANSWER, () => this.give(wire));
  }

  /** Lets go of a line without waiting for the other side, which may never answer. */
  private give(wire: Wire): void {
    if (wire !== this.wire) return;
    this.closed(wire, 0);
    wire.close();
  }

  private closed(wire: Wire, code: number): void {
    if (wire !== this.wire) return;
    this.wire = undefined;
    const { isWelcome: wasWelcome } = this;
    this.isWelcome = false;
    const isSteady = wasWelcome && this.ends.clock.now() - this.begunAt > STEADY;
    this.failures = isSteady ? 1 : this.failures + 1;
    if (wasWelcome) this.ends.ended();
    if (!this.isOver) this.goOn(afterwards({ code, wasWelcome, failures: this.failures }, this.ends.chance));
  }

  private goOn(then: Then): void {
    this.callOff();
    if (then.do === "stop") this.blocked(then.why);
    else if (then.do === "again") this.wait(then.wait, () => this.start());
    else void this.ask(then.wait);
  }

  private async ask(wait: number): Promise<void> {
    const found = await this.ends.look();
    if (this.isOver || this.wire !== undefined) return;
    if (found === "signed-out") this.goOn({ do: "stop", why: "signed-out" });
    else this.wait(wait, () => this.start());
  }

  private wait(time: number, call: () => void): void {
    this.callOff();
    this.callOff = this.ends.clock.after(time, call);
  }

  private blocked(why: Obstacle): void {
    if (why === this.obstacle) return;
    this.obstacle = why;
    this.ends.told();
  }
}

/** Whether what came cannot be followed, so that the document must be asked for again; all else is a fault of this page. */
function isUnreadable(error: unknown): boolean {
  return error instanceof OutOfStep || error instanceof DesirePathError || error instanceof SyntaxError;
}
