/** The order keys in use while a change is rebased, group by group: no two siblings may have the same. */

import type { PlacedType } from "./document.ts";
import type { Draft } from "./draft.ts";
import type { Change, Edit } from "./edits.ts";
import type { OrderKey, RecordId } from "./ids.ts";
import { free, isOrderKey } from "./order.ts";
import { type AnyRecord, placeOf, withField } from "./records.ts";
import { LIMITS, type Place } from "./schema.gen.ts";
import { isPlace } from "./schema.ts";
import { position } from "./values.ts";

/** Siblings: what is of one type (and kind) on one owner. */
export interface Group {
  readonly type: PlacedType;
  readonly on: RecordId;
  readonly kind: string;
}

export class Seats {
  /** Groups with a key that has grown too long. */
  readonly crowded = new Map<string, Group>();
  private readonly draft: Draft;
  private readonly held = new Map<string, OrderKey[]>();
  private readonly wanted = new Map<string, OrderKey[]>();

  constructor(draft: Draft, change: Change) {
    this.draft = draft;
    for (const edit of change.edits) {
      const place = placeIn(edit);
      if (place === undefined || !isOrderKey(place.order)) continue;
      const cell = `${place.kind} ${place.on}`;
      this.wanted.set(cell, [...(this.wanted.get(cell) ?? []), place.order]);
    }
    for (const keys of this.wanted.values()) keys.sort();
  }

  /** The record with an order key that none of its siblings has. */
  seated(record: AnyRecord): AnyRecord {
    const group = groupOf(record);
    const place = placeOf(record);
    if (group === undefined || place === undefined) return record;
    const now = this.draft.get(record.id);
    if (now !== undefined && isSameGroup(groupOf(now), group) && placeOf(now)?.order === place.order) return record;
    const key = free(place.order, this.keys(group), this.wanted.get(`${group.kind} ${group.on}`));
    if (key.length > LIMITS.orderKey) this.crowded.set(nameOf(group), group);
    return key === place.order ? record : withField(record, "at", { ...place, order: key });
  }

  /** To be told before a record changes or goes. */
  leave(id: RecordId): void {
    this.withKeysOf(id, (keys, key) => keys.splice(position(keys, key, "left"), 1));
  }

  /** To be told after a record came or changed. */
  enter(id: RecordId): void {
    this.withKeysOf(id, (keys, key) => keys.splice(position(keys, key, "right"), 0, key));
  }

  private withKeysOf(id: RecordId, change: (keys: OrderKey[], key: OrderKey) => void): void {
    const record = this.draft.get(id);
    const group = record && groupOf(record);
    const keys = group && this.held.get(nameOf(group));
    const key = record && placeOf(record)?.order;
    if (keys !== undefined && key !== undefined && isOrderKey(key)) change(keys, key);
  }

  private keys(group: Group): OrderKey[] {
    const name = nameOf(group);
    let keys = this.held.get(name);
    if (keys === undefined) {
      const siblings = this.draft.on(group.on, group.type, group.type === "card" ? group.kind : undefined);
      keys = siblings
        .map((record) => record.at.order)
        .filter(isOrderKey)
        .sort();
      this.held.set(name, keys);
    }
    return keys;
  }
}

function placeIn(edit: Edit): Place | undefined {
  if (edit.edit === "put") return placeOf(edit.record);
  return edit.edit === "set" && edit.field === "at" && isPlace(edit.value) ? edit.value : undefined;
}

/** The siblings among which a record has its place; undefined for one that has no place. */
function groupOf(record: AnyRecord): Group | undefined {
  if (!("at" in record)) return undefined;
  return { type: record.record, on: record.at.on, kind: record.record === "card" ? record.at.kind : "" };
}

function isSameGroup(a: Group | undefined, b: Group): boolean {
  return a !== undefined && a.type === b.type && a.on === b.on && a.kind === b.kind;
}

function nameOf({ type, on, kind }: Group): string {
  return `${type} ${kind} ${on}`;
}
