/** What goes along when a record goes: what is owned goes too, a span keeps its surviving columns, other references are
 * cleared.  What becomes of a span is decided last, when all columns that go are known. */

import type { Draft } from "./draft.ts";
import type { RecordId } from "./ids.ts";
import { type AnyRecord, isA, type RecordOf, references } from "./records.ts";
import { DEPTH, type FieldName, type Place } from "./schema.gen.ts";

type Card = RecordOf<"card">;

/** All that goes, dependants first, and what is left to mend in the records that stay. */
export interface Closure {
  readonly going: readonly AnyRecord[];
  /** Spans, and the columns that they keep. */
  readonly shrunk: readonly (readonly [Card, Place])[];
  /** Fields that led to something that goes. */
  readonly cleared: readonly (readonly [AnyRecord, FieldName])[];
}

/** What the removal of these records takes along. */
export function closure(draft: Draft, ids: Iterable<RecordId>): Closure {
  const gone = new Set(ids);
  const spans = takeAlong(draft, gone, [...gone]);
  const columns = draft.columns();
  const shrunk: (readonly [Card, Place])[] = [];
  for (const span of spans.values()) {
    if (gone.has(span.id)) continue;
    const place = kept(draft, columns, span.at, gone);
    if (place === undefined) {
      gone.add(span.id);
      takeAlong(draft, gone, [span.id]);
    } else {
      shrunk.push([span, place]);
    }
  }
  const going = [...gone].reverse().map((id) => draft.get(id));
  return { going: going.filter(isThere).sort(dependantsFirst), shrunk, cleared: cleared(draft, gone) };
}

function isThere(record: AnyRecord | undefined): record is AnyRecord {
  return record !== undefined;
}

/** Sorts records so that each comes before what it refers to. */
export function dependantsFirst(a: AnyRecord, b: AnyRecord): number {
  return DEPTH[b.record] - DEPTH[a.record];
}

/** Adds all that is owned by what goes; the spans that lose an end wait for their own decision. */
function takeAlong(draft: Draft, gone: Set<RecordId>, fresh: RecordId[]): Map<RecordId, Card> {
  const spans = new Map<RecordId, Card>();
  for (let id = fresh.pop(); id !== undefined; id = fresh.pop()) {
    for (const dependant of draft.pointersAt(id)) {
      if (gone.has(dependant)) continue;
      const record = draft.existing(dependant);
      if (isSpan(record) && (id === record.at.on || id === record.at.to)) {
        spans.set(dependant, record);
      } else if (!isSpan(record) && isOwnedBy(record, id)) {
        gone.add(dependant);
        fresh.push(dependant);
      }
    }
  }
  return spans;
}

function isSpan(record: AnyRecord): record is Card {
  return isA(record, "card") && record.at.to !== "";
}

function isOwnedBy(record: AnyRecord, id: RecordId): boolean {
  return references(record).some(({ target, gone }) => target === id && gone === "owned");
}

function kept(draft: Draft, columns: readonly RecordId[], span: Place, gone: ReadonlySet<RecordId>): Place | undefined {
  const type = draft.get(span.on)?.record;
  const level = columns.filter((id) => draft.get(id)?.record === type);
  const start = level.indexOf(span.on);
  const end = span.to === "" ? -1 : level.indexOf(span.to);
  if (start < 0 || end < 0) return undefined;
  const across = start <= end ? level.slice(start, end + 1) : level.slice(end, start + 1).reverse();
  const left = across.filter((id) => !gone.has(id));
  const [first] = left;
  return first && { ...span, on: first, to: (left.length > 1 && left.at(-1)) || "" };
}

function cleared(draft: Draft, gone: ReadonlySet<RecordId>): [AnyRecord, FieldName][] {
  const found: [AnyRecord, FieldName][] = [];
  for (const dependant of new Set([...gone].flatMap((id) => draft.pointersAt(id)))) {
    if (gone.has(dependant)) continue;
    const record = draft.existing(dependant);
    for (const { field, target, gone: rule } of references(record)) {
      if (rule === "cleared" && gone.has(target)) found.push([record, field]);
    }
  }
  return found;
}
