/** People with browsers, lines that break, a server, and time that only moves when something happens. */

import { createHash } from "node:crypto";
import type { Document } from "../../src/core/document.ts";
import { type Change, idOf } from "../../src/core/edits.ts";
import { PLAIN_FRAMEWORK, PLAIN_SLOT } from "../../src/core/framework.ts";
import { frameworkId, type RecordId, slotId } from "../../src/core/ids.ts";
import type { Loss } from "../../src/core/live/loss.ts";
import { messageFrom } from "../../src/core/live/message.ts";
import type { Parcel } from "../../src/core/live/outbox.ts";
import { LiveTimeline, OutOfStep } from "../../src/core/live/timeline.ts";
import type { Collision } from "../../src/core/rebase.ts";
import { Session } from "../../src/core/session/session.ts";
import { byCodePoint } from "../../src/core/values.ts";
import { changeFrom, changeTree, recordTree } from "../../src/core/wire.ts";
import { type Clock, Refusal, Sync } from "../../src/live/sync.ts";
import type { Chance } from "../chance.ts";
import { tree } from "../golden.ts";
import { type Connection, Server } from "./server.ts";

export const FRAMEWORK = {
  ...PLAIN_FRAMEWORK,
  id: frameworkId("plain"),
  title: "Plain",
  layout: "grid",
  slots: [{ ...PLAIN_SLOT, id: slotId("does"), title: "Does", shows: ["doing"] }],
} as const;

/** One that a server's message takes, and a change takes to the server. */
interface Pace {
  readonly fastest: number;
  readonly slowest: number;
}

export class World {
  readonly chance: Chance;
  readonly start: Document;
  readonly server: Server;
  readonly pace: Pace;
  time = 0;
  /** Whether all that is left is to come to rest. */
  isOver = false;
  private events: { at: number; n: number; call: () => void }[] = [];
  private count = 0;

  constructor(chance: Chance, start: Document, pace: Pace = { fastest: 2, slowest: 250 }) {
    this.chance = chance;
    this.start = start;
    this.pace = pace;
    this.server = new Server(start, (wait, call) => this.later(wait, call));
  }

  readonly clock: Clock = {
    now: () => this.time,
    after: (wait, call) => {
      let isOff = false;
      this.later(wait, () => (isOff ? undefined : call()));
      return () => {
        isOff = true;
      };
    },
  };

  later(wait: number, call: () => void): void {
    this.count += 1;
    const event = { at: this.time + Math.max(0, wait), n: this.count, call };
    const spot = this.events.findLastIndex(({ at }) => at <= event.at);
    this.events.splice(spot + 1, 0, event);
  }

  /** Milliseconds that something takes. */
  delay(): number {
    const { fastest, slowest } = this.pace;
    return fastest + this.chance.below(slowest - fastest);
  }

  /** Lets time pass until a moment, or until nothing is left to happen. */
  async until(time: number): Promise<void> {
    await settled();
    for (;;) {
      const [next] = this.events;
      if (next === undefined || next.at > time) break;
      this.events.shift();
      this.time = next.at;
      next.call();
      await settled();
    }
    if (Number.isFinite(time)) this.time = Math.max(this.time, time);
  }

  async rest(): Promise<void> {
    await this.until(this.time + 60_000);
    this.isOver = true;
    await this.until(Number.POSITIVE_INFINITY);
    this.isOver = false;
  }
}

/** Waits until what was resolved has been told. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What a browser keeps, whatever becomes of its tabs. */
export class Browser {
  readonly parcels = new Map<string, { readonly parcel: Parcel; readonly text: string }>();
  snapshot: { readonly document: Document; readonly version: number };

  constructor(start: Document) {
    this.snapshot = { document: start, version: 1 };
  }
}

/** One connection; frames arrive in order, and those on their way when it breaks may or may not. */
class Line {
  isWhole = true;
  private readonly world: World;
  private readonly connection: Connection;
  private readonly hear: (text: string) => void;
  private upAt = 0;
  private downAt = 0;
  private upUntil = Number.POSITIVE_INFINITY;

  constructor(world: World, person: string, hear: (text: string) => void) {
    this.world = world;
    this.hear = hear;
    this.connection = world.server.connect(person, (text) => this.down(text));
  }

  up(text: string): void {
    this.upAt = Math.max(this.upAt, this.world.time + this.world.delay());
    const at = this.upAt;
    this.world.later(at - this.world.time, () => {
      if (at <= this.upUntil) this.world.server.hear(this.connection, text);
    });
  }

  private down(text: string): void {
    this.downAt = Math.max(this.downAt, this.world.time + this.world.delay());
    this.world.later(this.downAt - this.world.time, () => {
      if (this.isWhole) this.hear(text);
    });
  }

  break(): void {
    this.isWhole = false;
    this.upUntil = this.world.time + this.world.chance.below(500);
    this.world.later(1_000, () => this.world.server.leave(this.connection));
  }
}

let tabs = 0;

/** A tab: the real session, timeline and outbox on a line that breaks. */
export class Tab {
  readonly session: Session;
  readonly timeline: LiveTimeline;
  readonly sync: Sync;
  readonly lost: Loss[] = [];
  readonly collided: Collision[] = [];
  /** What was told of each record, against what one finds by looking. */
  readonly missed: RecordId[] = [];
  readonly person: string;
  readonly client: string;
  isOnline = true;
  private readonly world: World;
  private readonly browser: Browser;
  private line: Line | undefined;
  private since: number | undefined;
  private isClosed = false;

  constructor(world: World, person: string, browser: Browser, client = "") {
    tabs += 1;
    this.world = world;
    this.person = person;
    this.browser = browser;
    this.client = client === "" ? `tab-${String(tabs).padStart(8, "0")}` : client;
    const left = [...browser.parcels.values()].map(({ text }) => parcelFrom(text));
    const { document, version } = browser.snapshot;
    this.timeline = new LiveTimeline(
      {
        person,
        client: this.client,
        limits: { bytes: 4_096, edits: 12 },
        clock: world.clock.now,
        mayJoin: () => true,
        collided: (collisions) => this.collided.push(...collisions),
        lost: (loss) => this.lost.push(loss),
        stirred: () => this.sync.stir(),
      },
      document,
      version,
      left,
    );
    this.since = version;
    this.sync = new Sync({
      timeline: this.timeline,
      device: { keep: (parcels) => this.keep(parcels), forget: (keys) => this.forget(keys) },
      post: (body) => this.post(tree(body)),
      clock: world.clock,
      told: () => {},
    });
    this.session = new Session(this.timeline, FRAMEWORK, {
      person,
      may: () => true,
      newId: () => world.chance.id(),
      word: (key) => key,
      effect: () => {},
      copy: () => {},
      say: () => {},
      collided: (collisions) => this.collided.push(...collisions),
    });
    this.compareWhatIsTold();
    this.connect();
    this.sweep();
  }

  /** What a closed tab was just writing may arrive on the device late. */
  private sweep(): void {
    if (this.isClosed || this.world.isOver) return;
    const left = [...this.browser.parcels.values()].map(({ text }) => parcelFrom(text));
    const orphans = left.filter(({ client }) => client !== this.client);
    if (orphans.length > 0) this.timeline.adopt(orphans);
    this.world.later(5_000, () => this.sweep());
  }

  run(edits: Change["edits"], joins = ""): void {
    this.session.perform({ edits, joins });
  }

  undo(): void {
    this.session.perform({ effect: { do: "undo" } });
  }

  redo(): void {
    this.session.perform({ effect: { do: "redo" } });
  }

  /** Loses its line; a new one is there after a while, if it is to be online. */
  drop(after = 0): void {
    this.line?.break();
    this.line = undefined;
    this.sync.detach();
    this.world.later(after, () => this.connect());
  }

  goOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    if (isOnline) this.connect();
    else this.drop();
  }

  /** Ends without a word.  What was being written on the device may have arrived there. */
  close(): void {
    this.drop();
    this.isClosed = true;
  }

  private connect(): void {
    if (this.line !== undefined || !this.isOnline || this.isClosed) return;
    const line = new Line(this.world, this.person, (text) => this.hear(line, text));
    this.line = line;
    line.up(JSON.stringify({ type: "hello", client: this.client, since: this.since ?? null }));
  }

  private hear(line: Line, text: string): void {
    const message = messageFrom(text);
    if (message.type === "people" || message.type === "file" || message.type === "unknown") return;
    try {
      this.timeline.receive(message);
    } catch (error) {
      if (!(error instanceof OutOfStep)) throw error;
      this.since = error.afresh ? undefined : this.timeline.version;
      this.drop(100);
      return;
    }
    this.since = this.timeline.version;
    if (message.type === "welcome") this.sync.attach((frame) => line.up(frame));
    if (this.world.chance.once(10)) {
      this.browser.snapshot = { document: this.timeline.confirmed, version: this.timeline.version };
    }
  }

  private keep(parcels: readonly Parcel[]): Promise<void> {
    const texts = parcels.map((parcel) => [parcel, textOf(parcel)] as const);
    return new Promise((resolve) => {
      this.world.later(this.world.chance.below(40), () => {
        if (this.isClosed && this.world.chance.once(2)) return;
        for (const [parcel, text] of texts) this.browser.parcels.set(keyOf(parcel), { parcel, text });
        resolve();
      });
    });
  }

  private forget(keys: readonly Pick<Parcel, "client" | "sequence">[]): Promise<void> {
    if (!this.isClosed) for (const key of keys) this.browser.parcels.delete(keyOf(key));
    return Promise.resolve();
  }

  /** REST: what is asked may be lost on the way, and so may the answer. */
  private post(body: ReturnType<typeof tree>) {
    const { world } = this;
    return new Promise<{ version: number; collisions: Collision[] }>((resolve, reject) => {
      world.later(world.delay(), () => {
        if (!this.isOnline || world.chance.once(6)) return reject(new Error("no answer"));
        try {
          const { version, collisions } = world.server.post(this.person, body);
          const answer = messageFrom(JSON.stringify({ type: "answer", sequence: 0, version, collisions }));
          const isLost = world.chance.once(6);
          world.later(world.delay(), () => {
            if (isLost || answer.type !== "answer") reject(new Error("no answer"));
            else resolve({ version, collisions: [...answer.collisions] });
          });
        } catch (error) {
          reject(new Refusal("rejected", String(error), ""));
        }
      });
    });
  }

  /** After every move, whatever looks different must have been named. */
  private compareWhatIsTold(): void {
    let before = digest(this.timeline.document);
    this.timeline.watch(({ document, changed }) => {
      const now = digest(document);
      for (const id of new Set([...before.keys(), ...now.keys()])) {
        if (before.get(id) !== now.get(id) && !changed.has(id)) this.missed.push(id);
        if (before.get(id) === now.get(id) && changed.has(id)) this.missed.push(id);
      }
      before = now;
    });
  }
}

function keyOf({ client, sequence }: Pick<Parcel, "client" | "sequence">): string {
  return `${client} ${sequence}`;
}

function textOf({ client, sequence, change, hereWins }: Parcel): string {
  return JSON.stringify({ client, sequence, hereWins, change: changeTree(change) });
}

function parcelFrom(text: string): Parcel {
  const { client, sequence, hereWins, change } = tree(JSON.parse(text));
  return {
    client: String(client),
    sequence: Number(sequence),
    hereWins: hereWins === true,
    change: changeFrom(change),
  };
}

function digest(document: Document): Map<RecordId, string> {
  return new Map([...document.all()].map((record) => [record.id, JSON.stringify(recordTree(record))]));
}

/** One word for all that a document holds. */
export function hashOf(document: Document): string {
  const records = [...digest(document)].sort(([a], [b]) => byCodePoint(a, b));
  return createHash("sha256").update(JSON.stringify(records)).digest("hex");
}

export function idsIn(change: Change): RecordId[] {
  return change.edits.map(idOf);
}
