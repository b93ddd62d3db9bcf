/** A document that is being changed: made once per change, cheap however large the document; `swap` is its only primitive. */

import type { Document, PlacedType } from "./document.ts";
import { type Edit, idOf } from "./edits.ts";
import { MAP, type RecordId } from "./ids.ts";
import { type AnyRecord, isA, placeOf, type RecordOf, references, sameReferences, withField } from "./records.ts";
import type { RecordType } from "./schema.gen.ts";
import { byCodePoint } from "./values.ts";

export class Draft {
  readonly document: Document;
  size: number;
  private readonly records = new Map<RecordId, AnyRecord | undefined>();
  private readonly pointers = new Map<RecordId, Map<RecordId, true | undefined>>();
  private readonly types = new Set<RecordType>();

  constructor(document: Document) {
    this.document = document;
    this.size = document.size;
  }

  get(id: RecordId | ""): AnyRecord | undefined {
    if (id === "") return undefined;
    const changed = this.records.get(id);
    return changed !== undefined || this.records.has(id) ? changed : this.document.get(id);
  }

  /** Puts a record, another record or nothing where `id` is, and keeps the index true. */
  swap(id: RecordId, record: AnyRecord | undefined): void {
    const old = this.get(id);
    this.records.set(id, record);
    this.size += Number(record !== undefined) - Number(old !== undefined);
    if (old !== undefined && record !== undefined && sameReferences(old, record)) {
      this.types.add(record.record);
      return;
    }
    if (old !== undefined) this.point(old, undefined);
    if (record !== undefined) this.point(record, true);
  }

  private point(record: AnyRecord, there: true | undefined): void {
    this.types.add(record.record);
    for (const { target } of references(record)) {
      const pointers = this.pointers.get(target);
      if (pointers === undefined) this.pointers.set(target, new Map([[record.id, there]]));
      else pointers.set(record.id, there);
    }
  }

  /** Carries out one edit without asking whether it may. */
  do(edit: Edit): void {
    const id = idOf(edit);
    if (edit.edit === "put") this.swap(id, edit.record);
    else if (edit.edit === "remove") this.swap(id, undefined);
    else this.swap(id, withField(this.existing(id), edit.field, edit.value));
  }

  /** A record that is known to be there. */
  existing(id: RecordId): AnyRecord {
    const record = this.get(id);
    if (record === undefined) throw new TypeError(`there is no ${id}`);
    return record;
  }

  /** The ids of all that refers to a record, sorted. */
  pointersAt(target: RecordId): RecordId[] {
    const changed = this.pointers.get(target);
    const found: RecordId[] = [];
    for (const [id] of this.document.pointersAt(target).entries()) {
      if (!changed?.has(id)) found.push(id);
    }
    for (const [id, there] of changed ?? []) if (there) found.push(id);
    return found.sort(byCodePoint);
  }

  /** The records of one type (and kind) that stand on an owner, in order; order counts within one kind. */
  on<T extends PlacedType>(owner: RecordId, type: T, kind?: string): RecordOf<T>[] {
    return this.pointersAt(owner)
      .map((id) => this.existing(id))
      .filter((record) => isA(record, type))
      .filter((record) => placeOf(record)?.on === owner && (kind === undefined || placeOf(record)?.kind === kind))
      .sort(bySeat);
  }

  /** The ids of all stages, each followed by its steps. */
  columns(): RecordId[] {
    return this.on(MAP, "stage").flatMap(({ id }) => [id, ...this.on(id, "step").map((step) => step.id)]);
  }

  /** The document that the draft has become. */
  frozen(): Document {
    return this.document.next({ records: this.records, pointers: this.pointers, types: this.types });
  }
}

function bySeat(a: AnyRecord, b: AnyRecord): number {
  const [one, two] = [placeOf(a), placeOf(b)];
  if (one === undefined || two === undefined) return 0;
  return byCodePoint(one.kind, two.kind) || byCodePoint(one.order, two.order) || byCodePoint(a.id, b.id);
}
