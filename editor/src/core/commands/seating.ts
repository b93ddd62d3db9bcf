/** Where newcomers sit: order keys among siblings, without touching those who sit already. */

import type { Document, PlacedType } from "../document.ts";
import type { OrderKey, RecordId } from "../ids.ts";
import { isOrderKey, spread } from "../order.ts";
import type { Placed } from "../records.ts";

/** Siblings: what is of one type (and kind) on one owner. */
export interface Bench {
  readonly on: RecordId;
  readonly type: PlacedType;
  readonly kind?: string;
}

/** Where on a bench: before or after somebody; at the end where neither is named or there. */
export interface Seat {
  readonly before?: RecordId;
  readonly after?: RecordId;
  readonly first?: boolean;
}

export const AT_END: Seat = {};

const NOBODY: ReadonlySet<RecordId> = new Set();

/** Keys in order for `n` newcomers; `leaving` are siblings that go elsewhere or are the newcomers themselves. */
export function keysFor(
  document: Document,
  { on, type, kind }: Bench,
  seat: Seat,
  n: number,
  leaving: ReadonlySet<RecordId> = NOBODY,
): OrderKey[] {
  const sitting: Placed[] = document.on(on, type, kind).filter(({ id }) => !leaving.has(id));
  const spot = spotOf(sitting, seat);
  return spread(keyOf(sitting[spot - 1]), keyOf(sitting[spot]), n);
}

/** The key for one newcomer. */
export function keyFor(document: Document, bench: Bench, seat: Seat, leaving?: ReadonlySet<RecordId>): OrderKey {
  const [key] = keysFor(document, bench, seat, 1, leaving);
  if (key === undefined) throw new TypeError("there is always room for one more");
  return key;
}

function spotOf(sitting: readonly Placed[], { before, after, first = false }: Seat): number {
  if (first) return 0;
  const ahead = sitting.findIndex(({ id }) => id === before);
  if (ahead >= 0) return ahead;
  const behind = sitting.findIndex(({ id }) => id === after);
  return behind >= 0 ? behind + 1 : sitting.length;
}

function keyOf(record: Placed | undefined): OrderKey | undefined {
  const key = record?.at.order ?? "";
  return isOrderKey(key) ? key : undefined;
}
