/** A document: flat records by id and ONE index, "who points at me", out of which children, cells and links all come.
 *
 * Versions share whatever did not change: records, index entries, and the order of the children, which is worked out when
 * somebody asks and stays with the index entry until a child moves.  Typing moves none, so a keystroke sorts nothing.
 */

import { MAP, type RecordId } from "./ids.ts";
import { Layered } from "./layered.ts";
import { type AnyRecord, isA, type Placed, placeOf, type RecordOf, references } from "./records.ts";
import type { Place, RecordType } from "./schema.gen.ts";
import { byCodePoint } from "./values.ts";

/** What stands on one owner: type of record, then kind, then ids in order. */
type Children = ReadonlyMap<RecordType, ReadonlyMap<string, readonly RecordId[]>>;
type ByKind = ReadonlyMap<string, readonly RecordId[]>;

/** Types of record that stand somewhere. */
export type PlacedType = Placed["record"];

const NOBODY: Layered<RecordId, true> = Layered.from([]);
const NOTHING: ByKind = new Map();

/** Who points at a record, and those of them that stand on it, in order. */
class Inward {
  readonly ids: Layered<RecordId, true>;
  private children: Children | undefined;

  constructor(ids: Layered<RecordId, true>) {
    this.ids = ids;
  }

  childrenOf(owner: RecordId, records: Layered<RecordId, AnyRecord>): Children {
    this.children ??= inOrder(owner, this.ids, records);
    return this.children;
  }
}

function inOrder(owner: RecordId, ids: Layered<RecordId, true>, records: Layered<RecordId, AnyRecord>): Children {
  const standing: Standing[] = [];
  for (const [id] of ids.entries()) {
    const record = records.get(id);
    const at = record && placeOf(record);
    if (record !== undefined && at?.on === owner) standing.push({ type: record.record, at, id: record.id });
  }
  const children = new Map<RecordType, Map<string, RecordId[]>>();
  for (const { type, at, id } of standing.sort(bySeat)) {
    const kinds = children.get(type) ?? new Map<string, RecordId[]>();
    children.set(type, kinds);
    const siblings = kinds.get(at.kind);
    if (siblings === undefined) kinds.set(at.kind, [id]);
    else siblings.push(id);
  }
  return children;
}

interface Standing {
  readonly type: RecordType;
  readonly at: Place;
  readonly id: RecordId;
}

function bySeat(a: Standing, b: Standing): number {
  return byCodePoint(a.at.kind, b.at.kind) || byCodePoint(a.at.order, b.at.order) || byCodePoint(a.id, b.id);
}

/** What was worked out about a document, and what it takes to make it stale. */
interface Known {
  readonly columns?: readonly RecordId[];
  readonly lanes?: readonly RecordOf<"lane">[];
}

/** A journey (or persona, or canvas): immutable, valid when it came from the server or from `apply`. */
export class Document {
  private readonly records: Layered<RecordId, AnyRecord>;
  private readonly inward: Layered<RecordId, Inward>;
  private known: Known;

  private constructor(records: Layered<RecordId, AnyRecord>, inward: Layered<RecordId, Inward>, known: Known) {
    this.records = records;
    this.inward = inward;
    this.known = known;
  }

  /** A document of these records, which have different ids; one is the document's own. */
  static of(records: Iterable<AnyRecord>): Document {
    const byId: [RecordId, AnyRecord][] = [];
    const inward = new Map<RecordId, [RecordId, true][]>();
    for (const record of records) {
      byId.push([record.id, record]);
      for (const { target } of references(record)) {
        const pointers = inward.get(target);
        if (pointers === undefined) inward.set(target, [[record.id, true]]);
        else pointers.push([record.id, true]);
      }
    }
    const index = [...inward].map(([target, ids]) => [target, new Inward(Layered.from(ids))] as const);
    return new Document(Layered.from(byId), Layered.from(index), {});
  }

  /** The next version: other records, and for each target whose pointers or children moved, who points at it now. */
  next(changes: Changes): Document {
    const inward = new Map<RecordId, Inward>();
    for (const [target, pointers] of changes.pointers)
      inward.set(target, new Inward(this.pointersAt(target).with(pointers)));
    const known: { columns?: readonly RecordId[]; lanes?: readonly RecordOf<"lane">[] } = { ...this.known };
    if (changes.types.has("stage") || changes.types.has("step")) delete known.columns;
    if (changes.types.has("lane")) delete known.lanes;
    return new Document(this.records.with(changes.records), this.inward.with(inward), known);
  }

  get size(): number {
    return this.records.size;
  }

  get(id: RecordId): AnyRecord | undefined {
    return this.records.get(id);
  }

  /** The record of the document itself. */
  get head(): RecordOf<"document"> {
    const head = this.get(MAP);
    if (!isA(head, "document")) throw new TypeError("a document without a record of its own");
    return head;
  }

  /** All records, in no particular order. */
  *all(): Generator<AnyRecord> {
    for (const [, record] of this.records.entries()) yield record;
  }

  /** All records of one type, in no particular order. */
  of<T extends RecordType>(type: T): RecordOf<T>[] {
    return [...this.all()].filter((record) => isA(record, type));
  }

  /** The ids of all that refers to a record, in no particular order. */
  pointersAt(target: RecordId): Layered<RecordId, true> {
    return this.inward.get(target)?.ids ?? NOBODY;
  }

  /** The ids of the records of one type that stand on an owner, by kind; kinds and ids in order. */
  kindsOn(owner: RecordId, type: PlacedType): ByKind {
    return this.inward.get(owner)?.childrenOf(owner, this.records).get(type) ?? NOTHING;
  }

  /** The records of one type (and kind) that stand on an owner, in order; order counts within one kind. */
  on<T extends PlacedType>(owner: RecordId, type: T, kind?: string): RecordOf<T>[] {
    const kinds = this.kindsOn(owner, type);
    const ids = kind === undefined ? [...kinds.values()].flat() : (kinds.get(kind) ?? []);
    return ids.map((id) => this.get(id)).filter((record) => isA(record, type));
  }

  /** The links that start at an owner, by relation and target. */
  links(owner: RecordId, relation?: string): RecordOf<"link">[] {
    return [...this.pointersAt(owner).entries()]
      .map(([id]) => this.get(id))
      .filter((record) => isA(record, "link"))
      .filter((link) => link.on === owner && (relation === undefined || link.relation === relation))
      .sort((a, b) => byCodePoint(a.relation, b.relation) || byCodePoint(a.to, b.to));
  }

  /** The stages from first to last. */
  get stages(): RecordOf<"stage">[] {
    return this.on(MAP, "stage");
  }

  /** The steps of one stage from first to last. */
  steps(stage: RecordId): RecordOf<"step">[] {
    return this.on(stage, "step");
  }

  /** The ids of all stages, each followed by its steps: the reading order of the map. */
  get columns(): readonly RecordId[] {
    const columns =
      this.known.columns ?? this.stages.flatMap(({ id }) => [id, ...this.steps(id).map((step) => step.id)]);
    this.known = { ...this.known, columns };
    return columns;
  }

  /** What the document says about the lanes of frameworks, by id. */
  get lanes(): readonly RecordOf<"lane">[] {
    const lanes = this.known.lanes ?? this.of("lane").sort((a, b) => byCodePoint(a.id, b.id));
    this.known = { ...this.known, lanes };
    return lanes;
  }
}

/** What a draft has gathered against the document that it began with. */
export interface Changes {
  readonly records: ReadonlyMap<RecordId, AnyRecord | undefined>;
  readonly pointers: ReadonlyMap<RecordId, ReadonlyMap<RecordId, true | undefined>>;
  readonly types: ReadonlySet<RecordType>;
}
