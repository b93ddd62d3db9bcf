/** The document as a person sees it while others change it too: what the server has confirmed, and on top of that, rebased
 * on it, what waits to be sent.  Pure: whoever owns it feeds it messages and empties its outbox.
 *
 * When the log takes an own change just as it was shown, and nothing else came, nothing is worked out again.
 */

import { apply } from "../apply.ts";
import type { Document } from "../document.ts";
import { type Change, type Edit, idOf } from "../edits.ts";
import { DesirePathError } from "../errors.ts";
import type { RecordId } from "../ids.ts";
import { type Collision, rebase } from "../rebase.ts";
import { equalRecords } from "../records.ts";
import type { Move, Settled, Submission, Submitted, Timeline } from "../session/timeline.ts";
import { equal } from "../values.ts";
import { type Gone, type Loss, lostIn, refused } from "./loss.ts";
import type { Answer, Entered, Entry, Reject, Welcome } from "./message.ts";
import { Outbox, type Parcel, type Pending, type Posting } from "./outbox.ts";

/** Removed records that are remembered, for whoever still writes to them. */
const REMEMBERED = 2_000;

export interface Setting extends Posting {
  /** The name that the server signs this person's changes with. */
  readonly person: string;
  /** Tells of what others did first, and of what could not be carried out at all. */
  readonly collided: (collisions: readonly Collision[]) => void;
  readonly lost: (loss: Loss) => void;
  /** There is something to keep, to send or to forget. */
  readonly stirred: () => void;
}

/** An entry that does not follow on what is here: the connection must begin anew, with all records if `afresh`. */
export class OutOfStep extends Error {
  readonly afresh: boolean;

  constructor(message: string, afresh: boolean) {
    super(message);
    this.afresh = afresh;
  }
}

export class LiveTimeline implements Timeline {
  readonly outbox: Outbox;
  private readonly setting: Setting;
  private confirmedNow: Document;
  private versionNow: number;
  private view: Document;
  private readonly removed = new Map<RecordId, Gone>();
  private readonly listeners = new Set<(move: Move) => void>();

  /** `left` is what another tab has left behind, in order. */
  constructor(setting: Setting, confirmed: Document, version: number, left: readonly Parcel[] = []) {
    this.setting = setting;
    this.outbox = new Outbox(setting);
    this.confirmedNow = confirmed;
    this.versionNow = version;
    this.view = confirmed;
    for (const parcel of left) this.takeOver(parcel);
  }

  get document(): Document {
    return this.view;
  }

  /** What the server has confirmed, and its version. */
  get confirmed(): Document {
    return this.confirmedNow;
  }

  get version(): number {
    return this.versionNow;
  }

  watch(listener: (move: Move) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  submit(wanted: Change, { hereWins = false, joins = "" }: Submission = {}): Submitted {
    const { change: carried, collisions } = rebase(wanted, this.view, { hereWins });
    if (carried.edits.length === 0) return { change: carried, collisions, name: "" };
    const after = apply(this.view, carried);
    const before = this.view;
    const item = this.joined(wanted, hereWins ? "" : joins);
    const name = nameOf(item ?? this.outbox.add({ wanted, carried, after, hereWins, joins }));
    this.view = item?.after ?? after;
    this.tell(before, touchedIn(carried), true);
    this.setting.stirred();
    return { change: carried, collisions, name };
  }

  /** Takes over what a tab that is gone has left behind. */
  adopt(left: readonly Parcel[]): void {
    const before = this.view;
    const items = left
      .filter(({ client, sequence }) => this.outbox.find(client, sequence) === undefined)
      .map((parcel) => this.takeOver(parcel));
    this.tell(before, new Set(items.flatMap(({ carried }) => [...touchedIn(carried)])), false);
    this.setting.stirred();
  }

  /** Hears what the server says.  Throws `OutOfStep`, and is then as it was before. */
  receive(message: Welcome | Entry | Answer | Reject): void {
    switch (message.type) {
      case "welcome":
        if ("length" in message.state) this.enter(message.state, true);
        else this.beginAt(message.state, message.version);
        break;
      case "entry":
        this.enter([message], false);
        break;
      case "answer":
        this.answered(this.setting.client, message);
        break;
      case "reject":
        this.refused(this.setting.client, message);
    }
    this.setting.stirred();
  }

  /** What became of a change, as the answer to it says, which may come before or after its entry. */
  answered(client: string, { sequence, version, collisions }: Omit<Answer, "type">): void {
    this.outbox.heard(client, sequence);
    const item = this.outbox.find(client, sequence);
    if (item !== undefined) item.version = version;
    if (item !== undefined && version <= this.versionNow) {
      this.letGo(item, endOf(item));
    }
    if (collisions.length === 0) return;
    const loss = lostIn(collisions, this.confirmedNow, this.removed);
    const others = collisions.filter(({ edit }) => loss === undefined || !loss.change.edits.includes(edit));
    if (others.length > 0) this.setting.collided(others);
    if (loss !== undefined) this.setting.lost(loss);
  }

  /** A change that was not carried out: it is dropped and told of, or sent again if that may help. */
  refused(client: string, told: Omit<Reject, "type">): void {
    const item = this.outbox.find(client, told.sequence);
    if (item === undefined) return;
    if (told.code === "not-saved") {
      this.outbox.again(item);
      return;
    }
    this.letGo(item, [nothing(item)]);
    this.setting.lost(refused(item.wanted, told));
  }

  private joined(wanted: Change, joins: string): Pending | undefined {
    const found = this.outbox.joining(wanted, joins);
    if (found === undefined) return undefined;
    const { item, whole } = found;
    if (whole.edits.length === 0) {
      this.outbox.drop(new Set([item]));
      return { ...item, after: this.baseOf(item) };
    }
    this.carryOut(item, this.baseOf(item), whole);
    item.wanted = whole;
    item.revision += 1;
    return item;
  }

  private baseOf(item: Pending): Document {
    const { pending } = this.outbox;
    const n = pending.indexOf(item);
    return pending[(n < 0 ? pending.length : n) - 1]?.after ?? this.confirmedNow;
  }

  private takeOver(parcel: Parcel): Pending {
    const item = this.outbox.adopt(parcel, this.view);
    this.carryOut(item, this.view);
    this.view = item.after;
    return item;
  }

  private enter(entries: readonly Entry[], isWelcome: boolean): void {
    const next = new Step(this.confirmedNow, this.versionNow, this.outbox.pending, this.setting.person);
    for (const entry of entries) next.enter(entry);
    const before = this.view;
    this.confirmedNow = next.confirmed;
    this.versionNow = next.version;
    for (const { item, change } of next.taken) {
      if (isWelcome || !sameEdits(item.wanted.edits, change.edits)) this.outbox.listenFor(item);
    }
    for (const gone of next.removed) this.remember(gone);
    const late = next.left.filter(({ version }) => version !== undefined && version <= next.version);
    const taken = next.taken.map(({ item, change }) => ({ name: nameOf(item), change }));
    this.outbox.drop(new Set([...next.taken.map(({ item }) => item), ...late]));
    const touched = new Set([...next.touched, ...late.flatMap(({ carried }) => [...touchedIn(carried)])]);
    if (!next.isAsShown || late.length > 0) this.refold(touched);
    this.tell(before, touched, next.isAsShown, [...taken, ...late.flatMap(endOf)]);
  }

  private beginAt(confirmed: Document, version: number): void {
    const before = this.view;
    this.confirmedNow = confirmed;
    this.versionNow = version;
    const late = this.outbox.pending.filter((item) => item.version !== undefined && item.version <= version);
    this.outbox.drop(new Set(late));
    this.refold(new Set());
    const ids = new Set([...before.all(), ...this.view.all()].map(({ id }) => id));
    this.tell(before, ids, false);
  }

  private letGo(item: Pending, settled: readonly Settled[]): void {
    const before = this.view;
    const touched = new Set(touchedIn(item.carried));
    this.outbox.drop(new Set([item]));
    this.refold(touched);
    this.tell(before, touched, false, settled);
  }

  /** Puts what waits on top of what is confirmed, anew. */
  private refold(touched: Set<RecordId>): void {
    this.view = this.confirmedNow;
    for (const item of this.outbox.pending) {
      for (const id of touchedIn(item.carried)) touched.add(id);
      this.carryOut(item, this.view);
      for (const id of touchedIn(item.carried)) touched.add(id);
      this.view = item.after;
    }
  }

  private carryOut(item: Pending, base: Document, wanted = item.wanted): void {
    try {
      const { change } = rebase(wanted, base, item);
      item.after = apply(base, change);
      item.carried = change;
    } catch (error) {
      // What cannot be shown any more is still sent: the server says why it cannot be, and that is told.
      if (!(error instanceof DesirePathError)) throw error;
      item.after = base;
      item.carried = { ...wanted, edits: [] };
    }
  }

  private remember(gone: Gone): void {
    this.removed.delete(gone.record.id);
    this.removed.set(gone.record.id, gone);
    for (const id of this.removed.keys()) {
      if (this.removed.size <= REMEMBERED) return;
      this.removed.delete(id);
    }
  }

  private tell(before: Document, touched: Iterable<RecordId>, own: boolean, settled: readonly Settled[] = []): void {
    const changed = new Set([...touched].filter((id) => !equalRecords(before.get(id), this.view.get(id))));
    if (changed.size === 0 && settled.length === 0) return;
    const move: Move = { document: this.view, changed, own, settled };
    for (const listener of [...this.listeners]) listener(move);
  }
}

/** Entries under way onto what is confirmed: nothing of it counts until all of them went well. */
class Step {
  confirmed: Document;
  version: number;
  left: Pending[];
  /** Whether what waits still stands as it is shown. */
  isAsShown = true;
  readonly taken: { readonly item: Pending; readonly change: Change }[] = [];
  readonly removed: Gone[] = [];
  readonly touched = new Set<RecordId>();
  private readonly person: string;

  constructor(confirmed: Document, version: number, pending: readonly Pending[], person: string) {
    this.confirmed = confirmed;
    this.version = version;
    this.left = [...pending];
    this.person = person;
  }

  enter({ version, changes }: Entry): void {
    if (version <= this.version) return;
    if (version !== this.version + 1) throw new OutOfStep(`version ${version} came after ${this.version}`, false);
    for (const entered of changes) this.take(entered);
    this.version = version;
  }

  private take({ change, client, sequence }: Entered): void {
    const item = this.left.find((one) => one.client === client && one.sequence === sequence);
    const own = item !== undefined && change.author === this.person ? item : undefined;
    if (own !== undefined && this.isAsShown && own === this.left[0] && sameEdits(own.carried.edits, change.edits)) {
      this.confirmed = own.after;
    } else {
      this.carryOut(change);
      for (const id of touchedIn(change)) this.touched.add(id);
    }
    for (const edit of change.edits) {
      if (edit.edit === "remove" && edit.was !== undefined) this.removed.push({ record: edit.was, by: change.author });
    }
    if (own === undefined) return;
    for (const id of touchedIn(own.carried)) this.touched.add(id);
    this.left = this.left.filter((one) => one !== own);
    this.taken.push({ item: own, change });
  }

  private carryOut(change: Change): void {
    try {
      this.confirmed = apply(this.confirmed, change);
    } catch (error) {
      if (error instanceof DesirePathError) throw new OutOfStep(error.message, true);
      throw error;
    }
    this.isAsShown = false;
  }
}

function nameOf({ client, sequence }: Pick<Pending, "client" | "sequence">): string {
  return `${client} ${sequence}`;
}

function nothing(item: Pending): Settled {
  return { name: nameOf(item), change: { ...item.wanted, edits: [] } };
}

/** What is known of a change that was answered and is in no entry.  Sent once: there was nothing to do.  Sent again: what
 * it did is somewhere in what is confirmed. */
function endOf(item: Pending): Settled[] {
  return item.times === 1 ? [nothing(item)] : [];
}

function touchedIn({ edits }: Change): ReadonlySet<RecordId> {
  return new Set(edits.map(idOf));
}

function sameEdits(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.length === b.length && a.every((edit, n) => sameEdit(edit, b[n]));
}

function sameEdit(a: Edit, b: Edit | undefined): boolean {
  if (a.edit === "put") return b?.edit === "put" && equalRecords(a.record, b.record);
  if (a.edit === "remove") return b?.edit === "remove" && a.id === b.id && equalRecords(a.was, b.was);
  const isSame = b?.edit === "set" && a.id === b.id && a.field === b.field;
  return isSame && equal(a.value, b.value) && equal(a.was, b.was);
}
