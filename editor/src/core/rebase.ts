/** The one lenient function: a change made against an older state becomes a complete change that applies now.
 *
 * The browser uses it only to show pending work on top of what came from others, and for undo; the server's result wins.
 * *Incoming wins*: what comes is carried out, and both sides of every collision are reported.  *Here wins* (undo): what
 * overlaps stays as it is here, and a removal is refused if its target changed or something new hangs on it.
 */

import { brokenReferences, type Lookup } from "./apply.ts";
import { closure, dependantsFirst } from "./closure.ts";
import type { Document } from "./document.ts";
import { Draft } from "./draft.ts";
import { type Change, type Edit, idOf, inverse, type Put, put, type Remove, remove, type SetField } from "./edits.ts";
import { Rejected } from "./errors.ts";
import { MAP, type RecordId } from "./ids.ts";
import { nth } from "./order.ts";
import { type AnyRecord, equalRecords, fieldOf, type Placed, placeOf, withField } from "./records.ts";
import type { FieldName, Place, Spec, Why } from "./schema.gen.ts";
import { fieldsOf, isPlace, specOf, whyWrong } from "./schema.ts";
import { type Group, Seats } from "./seats.ts";
import { merge3 } from "./text.ts";
import {
  assertNever,
  byCodePoint,
  equal,
  isList,
  isObject,
  type Json,
  type JsonObject,
  own,
  type Value,
} from "./values.ts";

/** Two writers met.  `edit` came and did not wholly get its way; `here` is what it met, as it was then. */
export interface Collision {
  readonly why: Why;
  readonly edit: Edit;
  readonly here: readonly AnyRecord[];
}

export interface Rebased {
  readonly change: Change;
  readonly collisions: readonly Collision[];
}

export interface Manner {
  readonly hereWins: boolean;
}

const INCOMING_WINS: Manner = { hereWins: false };

/** The change as it applies to the document now, complete, and what it collided with.  Throws `Rejected` for an edit that
 * could never have been right.  Expects owners to be put before what stands on them. */
export function rebase(change: Change, document: Document, manner: Manner = INCOMING_WINS): Rebased {
  return new Rebase(change, document, manner.hereWins).run();
}

/** The change that takes back a rebased one without touching what others did since. */
export function undo(change: Change, document: Document): Rebased {
  return rebase(inverse(change), document, { hereWins: true });
}

/** One rebase under way: a draft, the edits so far, and the removals, which wait until all that goes is known. */
class Rebase {
  private readonly change: Change;
  private readonly hereWins: boolean;
  private readonly draft: Draft;
  private readonly seats: Seats;
  private readonly edits: Edit[] = [];
  private readonly collisions: Collision[] = [];
  private readonly going = new Map<RecordId, Remove>();
  private readonly touched: ReadonlySet<RecordId>;
  private readonly replaced: ReadonlyMap<RecordId, AnyRecord>;
  private readonly lookup: Lookup = (id) => this.draft.get(id);

  constructor(change: Change, document: Document, hereWins: boolean) {
    this.change = change;
    this.hereWins = hereWins;
    this.draft = new Draft(document);
    this.seats = new Seats(this.draft, change);
    this.touched = new Set(change.edits.map(idOf));
    this.replaced = replacedBy(change);
  }

  run(): Rebased {
    for (const edit of this.change.edits) {
      if (edit.edit === "put") this.put(edit);
      else if (edit.edit === "set") this.write(edit);
      else this.remove(edit);
    }
    this.finish();
    return { change: { ...this.change, edits: this.edits }, collisions: this.collisions };
  }

  private emit(edit: Edit): void {
    const id = idOf(edit);
    this.seats.leave(id);
    this.draft.do(edit);
    this.seats.enter(id);
    this.edits.push(edit);
  }

  private collide(why: Why, edit: Edit, ...here: readonly AnyRecord[]): void {
    this.collisions.push({ why, edit, here });
  }

  private put(edit: Put): void {
    const now = this.draft.get(edit.record.id);
    if (now === undefined) this.putNew(edit);
    else if (now.record === edit.record.record) this.putAgain(edit.record, now);
    else this.collide("both-changed", edit, now);
  }

  private putNew(edit: Put): void {
    const record = this.mended(edit.record);
    if (record !== edit.record) this.collide("gone", edit);
    if (record !== undefined) this.emit(put(this.seats.seated(record)));
  }

  /** Two made the same record at once (a lane, a link), or it came back: each of its fields is a write. */
  private putAgain(record: AnyRecord, now: AnyRecord): void {
    for (const [field, { default: none }] of fieldsOf(record.record)) {
      const value = fieldOf(record, field);
      const isNew = !equal(value, none) && !equal(value, fieldOf(now, field));
      if (isNew) this.write({ edit: "set", id: record.id, field, value, was: none });
    }
  }

  private write(edit: SetField): void {
    const now = this.draft.get(edit.id);
    if (now === undefined) {
      this.collide("gone", edit);
      return;
    }
    const spec = mustMakeSense(edit, now);
    const current = fieldOf(now, edit.field);
    if (equal(edit.value, current)) return;
    let value = equal(edit.was, current) ? edit.value : this.merged(edit, now, spec);
    if (spec.gone !== "") value = this.reachable(edit, now, value);
    if (!equal(value, current)) this.emit({ ...edit, value, was: current });
  }

  private merged(edit: SetField, now: AnyRecord, spec: Spec): Value {
    const current = fieldOf(now, edit.field);
    const [value, apart] = this.both(edit, current, spec);
    const isWrong = whyWrong(now.record, edit.field, value) !== "";
    if (isWrong || !apart) this.collide("both-changed", edit, now);
    return isWrong ? this.winner(current, edit.value) : value;
  }

  private both(edit: SetField, current: Value, spec: Spec): [value: Value, apart: boolean] {
    switch (spec.merge) {
      case "text": {
        const { text, apart } = merge3(asText(edit.was), asText(current), asText(edit.value));
        return [this.hereWins && !apart ? current : text, apart];
      }
      case "set":
        return [united(asList(edit.was), asList(current), asList(edit.value)), true];
      case "map":
        return byKey(asObject(edit.was), asObject(current), asObject(edit.value), this.hereWins);
      case "last":
        return [this.winner(current, edit.value), isSameCell(edit.was, current, edit.value)];
      default:
        return assertNever(spec.merge);
    }
  }

  private winner(here: Value, incoming: Value): Value {
    return this.hereWins ? here : incoming;
  }

  /** A place or reference that leads somewhere, with a free order key; what stands here if it does not. */
  private reachable(edit: SetField, now: AnyRecord, value: Value): Value {
    const moved = withField(now, edit.field, value);
    if (!brokenReferences(this.lookup, moved).some(({ field }) => field === edit.field)) {
      return edit.field === "at" ? placeOf(this.seats.seated(moved)) : value;
    }
    this.collide("gone", edit, now);
    const mended = edit.field === "at" ? this.mended(moved) : undefined;
    return fieldOf(mended === undefined ? now : this.seats.seated(mended), edit.field);
  }

  /** The record without what leads nowhere; undefined if nothing is left for it to hang on. */
  private mended(record: AnyRecord): AnyRecord | undefined {
    const broken = brokenReferences(this.lookup, record);
    if (broken.length === 0) return record;
    const place = placeOf(record);
    let left = record;
    if (place !== undefined && place.to !== "" && isBrokenAt(broken, false)) {
      left = withField(record, "at", { ...place, on: place.to, to: "" });
    } else if (place !== undefined && isBrokenAt(broken, true)) {
      left = withField(record, "at", { ...place, to: "" });
    }
    for (const { field } of brokenReferences(this.lookup, left)) {
      if (specOf(record.record, field)?.gone === "owned") return undefined;
      left = withField(left, field, "");
    }
    return left;
  }

  private remove(edit: Remove): void {
    if (edit.id === MAP) throw new Rejected("the document itself cannot be removed");
    const now = this.draft.get(edit.id);
    if (now === undefined) return;
    if (edit.was !== undefined && !equalRecords(edit.was, now)) {
      this.collide("both-changed", edit, now);
      if (this.hereWins) return;
    }
    const successor = this.replaced.get(edit.id);
    const hanging = this.hereWins && successor !== undefined ? this.leftBehindBy(successor) : [];
    if (successor === undefined) this.going.set(edit.id, edit);
    else if (hanging.length > 0) this.collide("hangs", edit, ...hanging);
    else this.emit(remove(edit.id, now));
  }

  /** What could not hang any longer on a record that another takes the place of. */
  private leftBehindBy(successor: AnyRecord): AnyRecord[] {
    const lookup: Lookup = (id) => (id === successor.id ? successor : this.draft.get(id));
    return this.strangers(successor.id, this.touched).filter((record) => brokenReferences(lookup, record).length > 0);
  }

  private strangers(id: RecordId, known: { has(id: RecordId): boolean }): AnyRecord[] {
    const found = this.draft.pointersAt(id).filter((dependant) => !known.has(dependant));
    return found.map((dependant) => this.draft.existing(dependant));
  }

  private finish(): void {
    if (this.hereWins) this.spareWhatCarriesSomething();
    const replaced = [...this.replaced.keys()].sort(byCodePoint);
    const ids = [...this.going.keys(), ...replaced.flatMap((id) => this.letGoBy(id))];
    if (ids.length > 0) this.takeAway(ids);
    for (const group of this.seats.crowded.values()) this.spread(group);
  }

  /** Dependants are judged before their owners, so an owner stays when one of them does. */
  private spareWhatCarriesSomething(): void {
    const inTurn = [...this.going.keys()].map((id) => this.draft.existing(id)).sort(dependantsFirst);
    for (const { id } of inTurn) {
      const hanging = this.strangers(id, this.going);
      const edit = this.going.get(id);
      if (edit === undefined || hanging.length === 0) continue;
      this.going.delete(id);
      this.collide("hangs", edit, ...hanging);
    }
  }

  /** What cannot hang any longer on a record that another, of another type, took the place of. */
  private letGoBy(id: RecordId): RecordId[] {
    const lost: RecordId[] = [];
    for (const dependant of this.draft.pointersAt(id)) {
      const now = this.draft.existing(dependant);
      const mended = this.mended(now);
      if (mended === undefined) lost.push(dependant);
      else if (mended !== now) this.writeOver(now, this.seats.seated(mended));
    }
    return lost;
  }

  private writeOver(now: AnyRecord, record: AnyRecord): void {
    for (const field of fieldsOf(now.record).keys()) {
      const [value, was] = [fieldOf(record, field), fieldOf(now, field)];
      if (!equal(value, was)) this.emit({ edit: "set", id: now.id, field, value, was });
    }
  }

  private takeAway(ids: readonly RecordId[]): void {
    const { shrunk, cleared, going } = closure(this.draft, ids);
    for (const [span, place] of shrunk) this.writeOver(span, this.seats.seated(withField(span, "at", place)));
    for (const [{ id }, field] of cleared) this.clear(id, field);
    for (const record of going) this.emit(remove(record.id, record));
  }

  private clear(id: RecordId, field: FieldName): void {
    this.emit({ edit: "set", id, field, value: "", was: fieldOf(this.draft.existing(id), field) });
  }

  private spread({ type, on, kind }: Group): void {
    const siblings: Placed[] = this.draft.on(on, type, type === "card" ? kind : undefined);
    siblings.forEach(({ id, at }, n) => {
      if (at.order !== nth(n)) this.emit({ edit: "set", id, field: "at", value: { ...at, order: nth(n) }, was: at });
    });
  }
}

function isBrokenAt(broken: readonly { readonly field: FieldName; readonly far: boolean }[], far: boolean): boolean {
  return broken.some((reference) => reference.field === "at" && reference.far === far);
}

/** Ids that the change removes and then puts again, and the record, perhaps of another type, that they become. */
function replacedBy(change: Change): Map<RecordId, AnyRecord> {
  const removed = new Set<RecordId>();
  const replaced = new Map<RecordId, AnyRecord>();
  for (const edit of change.edits) {
    if (edit.edit === "remove") removed.add(edit.id);
    else if (edit.edit === "put" && removed.has(edit.record.id)) replaced.set(edit.record.id, edit.record);
  }
  return replaced;
}

function mustMakeSense(edit: SetField, now: AnyRecord): Spec {
  const spec = specOf(now.record, edit.field);
  const wrong = whyWrong(now.record, edit.field, edit.value);
  if (spec === undefined || wrong !== "") throw new Rejected(`${edit.field} of ${edit.id} ${wrong}`);
  if (spec.merge !== "last" && shapeOf(edit.was) !== shapeOf(edit.value)) {
    throw new Rejected(`${edit.field} of ${edit.id} does not say what it replaces`);
  }
  return spec;
}

function shapeOf(value: Value): string {
  if (isList(value)) return "list";
  return value === null ? "null" : typeof value;
}

function asText(value: Value): string {
  return typeof value === "string" ? value : "";
}

function asList(value: Value): readonly Json[] {
  return isList(value) ? value : [];
}

function asObject(value: Value): JsonObject {
  return isObject(value) ? value : {};
}

function united(was: readonly Json[], current: readonly Json[], value: readonly Json[]): Json[] {
  const kept = current.filter((word) => value.includes(word) || !was.includes(word));
  return [...new Set([...kept, ...value.filter((word) => !was.includes(word))])];
}

/** Key by key, what is here first; and whether no key was changed in two ways. */
function byKey(was: JsonObject, current: JsonObject, value: JsonObject, hereWins: boolean): [JsonObject, boolean] {
  const merged: [string, Json][] = [];
  let apart = true;
  for (const key of new Set([...Object.keys(current), ...Object.keys(value)])) {
    const [old, here, came] = [own(was, key), own(current, key), own(value, key)];
    const clash = !equal(old, here) && !equal(here, came) && !equal(came, old);
    apart = apart && !clash;
    const side = equal(came, old) || (clash && hereWins) ? here : came;
    if (side !== undefined) merged.push([key, side]);
  }
  return [Object.fromEntries(merged), apart];
}

/** Whether two drags of one card agree on where it goes, if not on the spot within that cell. */
function isSameCell(was: Value, current: Value, value: Value): boolean {
  if (!isPlace(was) || !isPlace(current) || !isPlace(value)) return false;
  return isOneCell(current, value) && !isOneCell(value, was);
}

function isOneCell(a: Place, b: Place): boolean {
  return a.on === b.on && a.kind === b.kind && a.to === b.to;
}
