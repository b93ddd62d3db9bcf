/** A map that is open in front of somebody: the document as they see it, through a lens, and what they do with it.
 *
 * It knows no framework and no browser.  Components watch topics and read; whatever they do is a command.
 */

import { apply } from "../apply.ts";
import type { Copied } from "../clipboard/copied.ts";
import type { Command, Effect, Needs, Outcome, Scene, Told } from "../commands/command.ts";
import type { Document } from "../document.ts";
import { type Change, change } from "../edits.ts";
import { focused, seenIn } from "../focus.ts";
import type { Framework, Slot } from "../framework.ts";
import { MAP, type RecordId, type SlotId } from "../ids.ts";
import { type Collision, undo } from "../rebase.ts";
import { type AnyRecord, isA, placeOf, references } from "../records.ts";
import type { RecordType } from "../schema.gen.ts";
import { equal } from "../values.ts";
import { cell, type Frame, frame, type Lens } from "../view.ts";
import { ALONE, type Company } from "./company.ts";
import { type Deed, History, type Spot, wholeOf } from "./history.ts";
import { FIRST_SEEN, type Seen } from "./seen.ts";
import type { Move, Timeline } from "./timeline.ts";
import { type Topic, Topics } from "./topics.ts";

/** What a session needs of the page around it. */
export interface Surroundings {
  readonly person: string;
  /** What this person's role allows; "nothing" always is. */
  readonly may: (needs: Needs) => boolean;
  readonly newId: () => RecordId;
  /** A word that a new record begins with, by its key in the locale. */
  readonly word: (key: string) => string;
  /** Does what no document knows. */
  readonly effect: (effect: Effect) => void;
  readonly copy: (copied: Copied) => void;
  readonly say: (told: Told) => void;
  /** Tells the person that somebody else was there first. */
  readonly collided: (collisions: readonly Collision[]) => void;
}

/** Types of record that say what rows and columns there are; a lane or the document itself may change every cell. */
const SHAPING: ReadonlySet<RecordType> = new Set(["stage", "step", "persona"]);
/** Types of record that are seen on what they refer to. */
const ABOUT: ReadonlySet<RecordType> = new Set(["link", "thread", "comment", "vote", "suggestion", "part"]);
const OVERALL: ReadonlySet<RecordType> = new Set(["document", "lane"]);

export class Session {
  readonly timeline: Timeline;
  readonly company: Company;
  private readonly surroundings: Surroundings;
  private readonly topics = new Topics();
  private now: Seen;
  private lensNow: Lens;
  private frameNow: Frame | undefined;
  private readonly cells = new Map<RecordId, Map<SlotId, readonly RecordId[]>>();
  private before: Document;
  private readonly history = new History();

  constructor(
    timeline: Timeline,
    framework: Framework,
    surroundings: Surroundings,
    seen: Partial<Seen> = {},
    company: Company = ALONE,
  ) {
    this.timeline = timeline;
    this.company = company;
    this.surroundings = surroundings;
    this.now = { ...FIRST_SEEN, ...seen, framework: framework.id };
    this.lensNow = lensOf(framework, this.now);
    this.before = timeline.document;
    timeline.watch((move) => this.moved(move));
    company.watch((topic) => this.topics.tell([topic]));
  }

  get document(): Document {
    return this.timeline.document;
  }

  get seen(): Seen {
    return this.now;
  }

  get lens(): Lens {
    return this.lensNow;
  }

  get framework(): Framework {
    return this.lensNow.framework;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** The shape of the map, or of the part that one has zoomed into; the same object until it changes. */
  get frame(): Frame {
    this.frameNow ??= focused(this.document, frame(this.document, this.lens), this.now.focus);
    return this.frameNow;
  }

  record(id: RecordId): AnyRecord | undefined {
    return this.document.get(id);
  }

  /** What stands in a cell; the same list until it changes. */
  cell(slot: Slot, place: RecordId): readonly RecordId[] {
    const here = this.cells.get(place) ?? new Map<SlotId, readonly RecordId[]>();
    this.cells.set(place, here);
    const ids = here.get(slot.id) ?? seenIn(this.document, this.now.focus, cell(this.document, this.lens, slot, place));
    here.set(slot.id, ids);
    return ids;
  }

  watch(topic: Topic, listener: () => void): () => void {
    return this.topics.watch(topic, listener);
  }

  /** What commands see. */
  get scene(): Scene {
    const { document, lens, framework, seen, canUndo, canRedo } = this;
    const { person, may, newId, word } = this.surroundings;
    const shape = this.frame;
    return { document, lens, framework, frame: shape, seen, person, may, newId, word, canUndo, canRedo };
  }

  /** Whether a command makes sense here and now, and this person may. */
  can(command: Pick<Command, "needs" | "canRun">): boolean {
    return this.surroundings.may(command.needs) && command.canRun(this.scene);
  }

  run<A extends object>(command: Command<A>, args: A): void {
    if (this.can(command)) this.perform(command.run(this.scene, args), command.id);
  }

  /** Carries out what a command wants. */
  perform({ edits = [], seen, copy, effect, say, joins = "" }: Outcome, label = ""): void {
    if (edits.length > 0) this.submit(change(edits, { label }), joins);
    if (seen !== undefined) this.look(seen);
    if (copy !== undefined) this.surroundings.copy(copy);
    if (effect?.do === "undo") this.undo();
    else if (effect?.do === "redo") this.redo();
    else if (effect !== undefined) this.surroundings.effect(effect);
    if (say !== undefined) this.surroundings.say(say);
  }

  /** Changes what this person sees, which is no edit. */
  look(seen: Partial<Seen>): void {
    this.now = { ...this.now, ...seen };
    const isAnother = seen.show !== undefined || seen.hide !== undefined || seen.focus !== undefined;
    if (isAnother) this.through(this.framework);
    this.topics.tell(["seen"]);
  }

  /** Looks at the same document through another framework. */
  through(framework: Framework): void {
    this.now = { ...this.now, framework: framework.id };
    this.lensNow = lensOf(framework, this.now);
    this.frameNow = undefined;
    this.cells.clear();
    this.topics.tell(["frame", "seen", ...this.everyPlace()]);
  }

  private submit(wanted: Change, joins: string): void {
    const { spot, history } = this;
    const submitted = this.timeline.submit(wanted, { joins: history.nameOf(joins) });
    if (submitted.collisions.length > 0) this.surroundings.collided(submitted.collisions);
    history.did(submitted, joins, spot);
    this.topics.tell(["seen"]);
  }

  private undo(): void {
    this.history.undo((deed) => this.takeBack(deed));
    this.topics.tell(["seen"]);
  }

  private redo(): void {
    this.history.redo((deed) => this.takeBack(deed));
    this.topics.tell(["seen"]);
  }

  /** Does the opposite of a deed, as far as nobody else has written there since, and goes to where it was done. */
  private takeBack(deed: Deed): Deed | undefined {
    const { spot } = this;
    const done = wholeOf(deed);
    if (done === undefined) return undefined;
    const back = undo(done, this.document);
    if (back.collisions.length > 0) this.surroundings.collided(back.collisions);
    if (back.change.edits.length === 0) return undefined;
    const submitted = this.timeline.submit({ ...back.change, label: done.label }, { hereWins: true });
    const { selection, cursor } = deed.spot;
    this.look({ selection: selection.filter((id) => this.record(id) !== undefined), cursor });
    return { parts: [submitted], joins: "", spot };
  }

  private get spot(): Spot {
    const { selection, cursor } = this.now;
    return { selection, cursor };
  }

  private moved({ document, changed, settled }: Move): void {
    if (settled.length > 0) this.settle(settled);
    if (changed.size === 0) return;
    const told = new Set<Topic>(["document"]);
    for (const id of changed) {
      told.add(id);
      for (const topic of this.touchedBy(this.before.get(id), document.get(id))) told.add(topic);
    }
    this.before = document;
    if (told.has("frame")) this.frameNow = undefined;
    for (const place of [...this.cells.keys()]) if (told.has(`in ${place}`)) this.cells.delete(place);
    this.topics.tell(told);
  }

  private settle(settled: Move["settled"]): void {
    const { canUndo, canRedo } = this;
    this.history.settle(settled);
    if (canUndo !== this.canUndo || canRedo !== this.canRedo) this.topics.tell(["seen"]);
  }

  /** Which places, and whether the frame, are others when one record is; and what it is said about. */
  private touchedBy(was: AnyRecord | undefined, is: AnyRecord | undefined): Topic[] {
    const type = (is ?? was)?.record ?? "card";
    if (ABOUT.has(type))
      return [was, is].flatMap((record) => (record ? references(record) : [])).map((to) => to.target);
    if (OVERALL.has(type)) return ["frame", ...this.everyPlace()];
    const [from, to] = [was && placeOf(was), is && placeOf(is)];
    const places = equal(from, to)
      ? []
      : [from, to].flatMap((place) => (place === undefined ? [] : this.around(place.on)));
    return SHAPING.has(type) || (type === "card" && places.length > 0) ? ["frame", ...places] : places;
  }

  /** A place, and the stage above it, whose cell holds the cards of its steps where columns are stages. */
  private around(place: RecordId): Topic[] {
    const record = this.document.get(place) ?? this.before.get(place);
    const above = isA(record, "step") ? record.at.on : undefined;
    return above === undefined ? [`in ${place}`] : [`in ${place}`, `in ${above}`];
  }

  private everyPlace(): Topic[] {
    return [MAP, ...this.document.columns].map((place): Topic => `in ${place}`);
  }
}

function lensOf(framework: Framework, { show, hide }: Pick<Seen, "show" | "hide">): Lens {
  return { framework, show, hide };
}

/** Rows that are seen at all, in order: those that one has zoomed into, all where this lens has none of them. */
export function rowsSeen(frameNow: Frame, lanes: readonly SlotId[]): readonly Slot[] {
  const seen = frameNow.rows.filter((slot) => lanes.includes(slot.id));
  return seen.length === 0 ? frameNow.rows : seen;
}

/** The document after a change that came complete, for those who replay. */
export function replayed(document: Document, changes: readonly Change[]): Document {
  return changes.reduce(apply, document);
}
