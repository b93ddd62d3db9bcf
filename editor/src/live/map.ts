/** A map that is open and alive: its timeline, its connection, what lies on this device, and who else is here. */

import { MESSAGE_LIMITS, type Role } from "../api/api.gen.ts";
import type { Document } from "../core/document.ts";
import type { Loss } from "../core/live/loss.ts";
import type { Message, Welcome } from "../core/live/message.ts";
import { People } from "../core/live/people.ts";
import { savingOf } from "../core/live/saving.ts";
import { LiveTimeline } from "../core/live/timeline.ts";
import type { Collision } from "../core/rebase.ts";
import type { Company, FileState, Point, Saving, Somebody } from "../core/session/company.ts";
import type { Topic } from "../core/session/topics.ts";
import { changeTree, documentTree } from "../core/wire.ts";
import type { Names } from "./names.ts";
import { type Ends, Socket } from "./socket.ts";
import type { Snapshot, Store } from "./store.ts";
import { type Clock, parcelOf, type Roads, Sync } from "./sync.ts";
import { Whereabouts } from "./whereabouts.ts";

/** Milliseconds between two looks for what other tabs left behind, and between two pictures of the map on this device. */
const SWEEP = 30_000;
const PICTURE = 5_000;

/** The world that a map lives in. */
export interface World extends Pick<Ends, "dial" | "look" | "chance">, Pick<Roads, "post"> {
  readonly clock: Clock;
  readonly store: Store;
  readonly names: Names;
  readonly collided: (collisions: readonly Collision[]) => void;
  readonly lost: (loss: Loss) => void;
}

export interface Start extends Snapshot {
  readonly id: string;
  readonly person: string;
  readonly client: string;
}

export class LiveMap implements Company {
  readonly timeline: LiveTimeline;
  role: Role;
  file: FileState | undefined;
  private readonly start: Start;
  private readonly world: World;
  private readonly sync: Sync;
  private readonly socket: Socket;
  private readonly whereabouts: Whereabouts;
  private readonly those = new People();
  private readonly listeners = new Set<(topic: Topic) => void>();
  private readonly mine: Set<string>;
  private savingNow: Saving;
  /** The version that lies on this device, as this tab knows it. */
  private pictured = 0;
  private isOver = false;
  private readonly callsOff = new Map<string, () => void>();

  constructor(start: Start, world: World) {
    const { client, person, id, document, version } = start;
    this.start = start;
    this.world = world;
    this.role = start.role;
    this.mine = new Set([client]);
    const { clock, store, names, collided, lost } = world;
    const stirred = () => this.sync.stir();
    const posting = { client, limits: MESSAGE_LIMITS, clock: clock.now, mayJoin: names.isSure };
    this.timeline = new LiveTimeline({ ...posting, person, collided, lost, stirred }, document, version);
    this.sync = new Sync({
      timeline: this.timeline,
      device: {
        keep: (parcels) => store.keep(person, id, parcels),
        forget: (keys) => store.forget(person, id, keys),
      },
      post: world.post,
      clock,
      told: () => this.tellSaving(),
    });
    this.whereabouts = new Whereabouts(clock);
    this.socket = new Socket(this.ends());
    this.savingNow = this.standing();
  }

  get saving(): Saving {
    return this.savingNow;
  }

  get people(): readonly Somebody[] {
    return this.those.others;
  }

  get document(): Document {
    return this.timeline.document;
  }

  /** Whether closing the page now would lose something. */
  get isUnsafe(): boolean {
    return this.sync.inPageOnly > 0;
  }

  watch(listener: (topic: Topic) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Where this person is, for the others. */
  show(on: readonly string[], typing: string): void {
    this.whereabouts.move({ on, typing });
  }

  point(point?: Point): void {
    this.whereabouts.move({ point });
  }

  /** Takes over what was left behind here, and connects. */
  async begin(): Promise<void> {
    await this.sweep().catch(() => {});
    this.socket.start();
    this.later("sweep", SWEEP, () => this.sweepAgain());
    this.later("picture", PICTURE, () => this.pictureAgain());
  }

  /** Something may have changed for the better: the network, the person, the sight of the page. */
  nudge(): void {
    this.socket.nudge();
    this.sweep().catch(() => {});
  }

  /** Keeps the map on this device as the server has confirmed it. */
  async picture(): Promise<void> {
    const { confirmed: document, version } = this.timeline;
    if (version === this.pictured) return;
    this.pictured = version;
    await this.world.store.keepMap(this.start.person, this.start.id, { document, version, role: this.role });
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.socket.end();
    for (const callOff of this.callsOff.values()) callOff();
    this.picture().catch(() => {});
    this.world.names.release();
  }

  /** All that the server does not have, and the map as it is seen here, as a file to be kept. */
  takeAway(): { readonly name: string; readonly text: string } {
    const { id, person } = this.start;
    const { timeline } = this;
    const changes = timeline.outbox.pending
      .map(parcelOf)
      .map(({ change, ...told }) => ({ ...told, ...changeTree(change) }));
    const told = { unsaved: 1, map: id, person, version: timeline.version, taken: new Date(this.world.clock.now()) };
    const title = timeline.document.head.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    const text = JSON.stringify({ ...told, changes, ...documentTree(timeline.document) }, undefined, 2);
    return { name: `${title || "map"}-unsaved.json`, text };
  }

  private ends(): Ends {
    const { dial, look, chance, clock } = this.world;
    return {
      dial,
      look,
      chance,
      clock,
      hello: (afresh) => JSON.stringify({ type: "hello", client: this.start.client, since: this.since(afresh) }),
      pulse: () => this.whereabouts.frame,
      hear: (message) => this.hear(message),
      begun: (send) => {
        this.sync.attach(send);
        this.whereabouts.attach(send);
        this.tellSaving();
      },
      ended: () => {
        this.sync.detach();
        this.whereabouts.detach();
        this.those.clear();
        this.tell("people");
        this.tellSaving();
      },
      told: () => this.tellSaving(),
    };
  }

  private since(afresh: boolean): number | null {
    return afresh ? null : this.timeline.version;
  }

  private hear(message: Message): void {
    switch (message.type) {
      case "unknown":
        break;
      case "people":
        this.those.move(message.people, message.left);
        this.tell("people");
        break;
      case "file":
        this.file = message.state === "ok" ? undefined : message;
        this.tell("file");
        break;
      case "welcome":
        this.welcomed(message);
        break;
      default:
        this.timeline.receive(message);
    }
  }

  private welcomed(message: Welcome): void {
    if (message.name !== this.start.person) {
      // Somebody else has signed in here meanwhile: what this person did is not to go out under that name.
      this.socket.stop("signed-out");
      return;
    }
    this.timeline.receive(message);
    this.those.begin(message.who, message.people);
    const isAnother = message.role !== this.role;
    this.role = message.role;
    this.tell("people");
    if (isAnother) this.tell("seen");
    this.picture().catch(() => {});
  }

  private tell(topic: Topic): void {
    for (const listener of [...this.listeners]) listener(topic);
  }

  private standing(): Saving {
    return savingOf({
      waiting: this.timeline.outbox.pending.length,
      inPageOnly: this.sync.inPageOnly,
      isLive: this.sync.isLive,
      isDeviceFull: this.sync.isDeviceFull,
      obstacle: this.socket.obstacle,
    });
  }

  private tellSaving(): void {
    const [was, is] = [this.savingNow, this.standing()];
    if (was.is === is.is && was.waiting === is.waiting && was.isLive === is.isLive && was.why === is.why) return;
    this.savingNow = is;
    this.tell("saving");
  }

  /** Takes over the changes of tabs that are gone. */
  private async sweep(): Promise<void> {
    const { store, names } = this.world;
    const parcels = await store.parcels(this.start.person, this.start.id);
    const clients = new Set(parcels.map(({ client }) => client));
    const taken = new Set<string>();
    for (const client of clients) {
      if (client === this.start.client) continue;
      if (this.mine.has(client) || (await names.claim(client))) taken.add(client);
      else continue;
      this.mine.add(client);
    }
    // Read again: now that their names are ours, nobody else writes there.
    if (taken.size === 0 || this.isOver) return;
    const left = await store.parcels(this.start.person, this.start.id);
    this.timeline.adopt(left.filter(({ client }) => taken.has(client)));
  }

  private sweepAgain(): void {
    this.sweep().catch(() => {});
    this.later("sweep", SWEEP, () => this.sweepAgain());
  }

  private pictureAgain(): void {
    this.picture().catch(() => {});
    this.later("picture", PICTURE, () => this.pictureAgain());
  }

  private later(name: string, wait: number, call: () => void): void {
    if (!this.isOver) this.callsOff.set(name, this.world.clock.after(wait, call));
  }
}
