/** What this browser wants saved and the server has not confirmed yet, in the order in which it was done.
 *
 * A change goes from *made* to *kept* (it lies on this device) to *sent*, and leaves when the log has it.  Keystrokes of one
 * text join until they are sent; what has been sent, or was taken over from another tab, is never altered again, for the
 * server knows it by client and sequence and takes it once.
 */

import type { NewChange } from "../../api/api.gen.ts";
import { composed } from "../compose.ts";
import type { Document } from "../document.ts";
import type { Change } from "../edits.ts";
import { changeTree } from "../wire.ts";

/** Milliseconds that keystrokes are gathered. */
export const GATHERING = 150;
/** Changes that may be on their way at once; with more, resending after a broken line would be long. */
const WINDOW = 24;
/** Answers to these may still come, or come again if asked for. */
const UNHEARD = 20;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** What may go in one message. */
export interface Limits {
  readonly bytes: number;
  readonly edits: number;
}

/** A change as it is kept on the device and sent. */
export interface Parcel {
  readonly client: string;
  readonly sequence: number;
  readonly change: Change;
  readonly hereWins: boolean;
}

export interface Pending {
  readonly client: string;
  readonly sequence: number;
  readonly hereWins: boolean;
  readonly joins: string;
  /** When its first edit was made, by the clock of the outbox. */
  readonly made: number;
  /** What is sent: what was asked for, against what was seen then. */
  wanted: Change;
  /** What became of it on top of what is confirmed now, and the document after it. */
  carried: Change;
  after: Document;
  /** Grows with every keystroke that joins; `kept` is the one that lies on the device. */
  revision: number;
  kept: number;
  isSent: boolean;
  times: number;
  refusals: number;
  notBefore: number;
  /** The version it is in, where an answer came before the entry. */
  version: number | undefined;
}

/** The next thing to do: a frame for the live connection, a body for REST, or nothing before so many milliseconds. */
export type Next =
  | { readonly by: "socket"; readonly text: string; readonly item: Pending }
  | { readonly by: "rest"; readonly body: NewChange; readonly item: Pending }
  | { readonly by: "waiting"; readonly wait: number };

export interface Posting {
  readonly client: string;
  readonly limits: Limits;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Whether this tab is sure that no other sends under its name. */
  readonly mayJoin: () => boolean;
}

export class Outbox {
  readonly posting: Posting;
  private items: Pending[] = [];
  private unheard: Pending[] = [];
  private gone: Pending[] = [];
  private sequence = 0;

  constructor(posting: Posting) {
    this.posting = posting;
  }

  get pending(): readonly Pending[] {
    return this.items;
  }

  /** How many changes do not even lie on the device. */
  get unkept(): readonly Pending[] {
    return this.items.filter(({ kept, revision }) => kept < revision);
  }

  find(client: string, sequence: number): Pending | undefined {
    return this.items.find((item) => item.client === client && item.sequence === sequence);
  }

  /** Puts a change at the end. */
  add(made: Pick<Pending, "wanted" | "carried" | "after" | "hereWins" | "joins">): Pending {
    const { client, clock } = this.posting;
    this.sequence += 1;
    const item = { ...FRESH, ...made, client, sequence: this.sequence, made: clock(), revision: 1 };
    this.items.push(item);
    return item;
  }

  /** Takes over what another tab has left behind. */
  adopt({ client, sequence, change, hereWins }: Parcel, after: Document): Pending {
    const carried = { ...change, edits: [] };
    const made = { client, sequence, hereWins, joins: "", made: 0, wanted: change, carried, after };
    const item = { ...FRESH, ...made, revision: 1, kept: 1, times: 1 };
    this.items.push(item);
    return item;
  }

  /** The change that this one may join, and what both would be; undefined if it stands by itself. */
  joining(change: Change, joins: string): { readonly item: Pending; readonly whole: Change } | undefined {
    const item = this.items.at(-1);
    if (item === undefined || joins === "" || item.joins !== joins || item.times > 0) return undefined;
    if (item.client !== this.posting.client || !this.posting.mayJoin()) return undefined;
    const whole = composed(item.wanted, change);
    return this.fits({ ...item, wanted: whole }) ? { item, whole } : undefined;
  }

  /** Takes out what is settled. */
  drop(settled: ReadonlySet<Pending>): void {
    this.items = this.items.filter((item) => !settled.has(item));
    this.gone.push(...settled);
  }

  /** Remembers one whose collisions may not have been told yet. */
  listenFor(item: Pending): void {
    this.unheard = [...this.unheard, item].slice(-UNHEARD);
  }

  heard(client: string, sequence: number): void {
    this.unheard = this.unheard.filter((item) => item.client !== client || item.sequence !== sequence);
  }

  /** What has left since this was last asked, to be cleared from the device. */
  takeGone(): readonly Pending[] {
    const { gone } = this;
    this.gone = [];
    return gone;
  }

  /** The device has them at these revisions. */
  keep(kept: Iterable<readonly [item: Pending, revision: number]>): void {
    for (const [item, revision] of kept) item.kept = Math.max(item.kept, revision);
  }

  /** The connection is gone, and nobody knows what arrived: all of it goes again. */
  lost(): void {
    for (const item of this.items) if (!this.goesByRest(item)) item.isSent = false;
  }

  /** One that did not arrive, or that the server could not take just now. */
  again(item: Pending): void {
    item.isSent = false;
    item.refusals += 1;
    item.notBefore = this.posting.clock() + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (item.refusals - 1));
  }

  /** Frames that ask for answers that were perhaps not heard; to be sent before all else on a new connection. */
  questions(): readonly string[] {
    return this.unheard.filter((item) => !this.goesByRest(item)).map(frame);
  }

  /** What to send now, which counts as sent from here on; undefined where something must happen first. */
  next(): Next | undefined {
    const item = this.items.find(({ isSent }) => !isSent);
    if (item === undefined) return undefined;
    const wait = this.waitFor(item);
    if (wait > 0) return { by: "waiting", wait };
    const byRest = this.goesByRest(item);
    if (item.kept < item.revision || !this.hasRoom(byRest)) return undefined;
    item.isSent = true;
    item.times += 1;
    return byRest ? { by: "rest", body: bodyOf(item), item } : { by: "socket", text: frame(item), item };
  }

  /** REST is another road: what goes there waits for what went before, and nothing overtakes it. */
  private hasRoom(byRest: boolean): boolean {
    const onTheirWay = this.items.filter(({ isSent, version }) => isSent && version === undefined);
    return byRest
      ? onTheirWay.length === 0
      : onTheirWay.length < WINDOW && !onTheirWay.some((item) => this.goesByRest(item));
  }

  private waitFor(item: Pending): number {
    const mayGrow = item.joins !== "" && item.times === 0 && item === this.items.at(-1);
    const due = Math.max(item.notBefore, mayGrow ? item.made + GATHERING : 0);
    return due - this.posting.clock();
  }

  /** What is large, or bears another tab's name, cannot go over the live connection. */
  private goesByRest(item: Pending): boolean {
    return item.client !== this.posting.client || !this.fits(item);
  }

  private fits(item: Pending): boolean {
    const { edits, bytes } = this.posting.limits;
    return item.wanted.edits.length <= edits && bytesOf(frame(item)) <= bytes;
  }
}

const FRESH = { revision: 0, kept: 0, isSent: false, times: 0, refusals: 0, notBefore: 0, version: undefined } as const;

function frame(item: Pending): string {
  const { client: _, ...told } = bodyOf(item);
  return JSON.stringify({ type: "change", ...told });
}

function bodyOf({ client, sequence, hereWins, wanted }: Pending): NewChange & { readonly client: string } {
  const { edits } = changeTree({ ...wanted, author: "", time: "", label: "" });
  if (!isTrees(edits)) throw new TypeError("a change without edits");
  return { client, sequence, edits, label: wanted.label, here_wins: hereWins };
}

function isTrees(edits: unknown): edits is NewChange["edits"] {
  return Array.isArray(edits);
}

/** The length of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
