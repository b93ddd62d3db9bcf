/** What a lens cannot show: cards that no lane takes, by kind and place, and lanes that are hidden though they hold some. */

import type { Document } from "./document.ts";
import type { Framework, Slot } from "./framework.ts";
import { MAP, type RecordId, type SlotId } from "./ids.ts";
import { isA, type RecordOf } from "./records.ts";
import { type Frame, rows } from "./view.ts";

export interface TrayGroup {
  readonly kind: string;
  /** In reading order. */
  readonly places: readonly TrayPlace[];
}

export interface TrayPlace {
  readonly place: RecordId;
  /** The title of the stage or step; "" for the whole map. */
  readonly title: string;
  readonly cards: readonly RecordOf<"card">[];
}

/** The cards of the tray by kind, those of the largest kind first, and within it by the place on which they stand. */
export function trayOf(document: Document, ids: readonly RecordId[]): readonly TrayGroup[] {
  const kinds = new Map<string, Map<RecordId, RecordOf<"card">[]>>();
  for (const id of ids) {
    const card = document.get(id);
    if (!isA(card, "card")) continue;
    const places = kinds.get(card.at.kind) ?? new Map<RecordId, RecordOf<"card">[]>();
    kinds.set(card.at.kind, places);
    places.set(card.at.on, [...(places.get(card.at.on) ?? []), card]);
  }
  const groups = [...kinds].map(([kind, places]) => ({
    kind,
    places: [...places].map(([place, cards]) => ({ place, title: titleOf(document, place), cards })),
  }));
  return groups.sort((a, b) => sizeOf(b) - sizeOf(a));
}

function sizeOf({ places }: TrayGroup): number {
  return places.reduce((sum, { cards }) => sum + cards.length, 0);
}

/** The title of a stage or step; "" for the whole map. */
export function titleOf(document: Document, place: RecordId): string {
  const record = place === MAP ? undefined : document.get(place);
  return isA(record, "stage") || isA(record, "step") ? record.title : "";
}

export interface HiddenLane {
  readonly slot: Slot;
  readonly count: number;
}

/** The lanes that are hidden though they hold something, in their order. */
export function hiddenLanes(document: Document, framework: Framework, { hidden }: Frame): readonly HiddenLane[] {
  if (hidden.size === 0) return [];
  const everything = { framework, show: new Set<SlotId>(hidden.keys()), hide: new Set<SlotId>() };
  return rows(document, everything).flatMap((slot) => {
    const count = hidden.get(slot.id) ?? 0;
    return count === 0 ? [] : [{ slot, count }];
  });
}

/** How many cards are not seen: without a place in this lens, and behind hidden lanes. */
export function unseenCount({ tray, hidden }: Frame): { readonly loose: number; readonly behind: number } {
  return { loose: tray.length, behind: [...hidden.values()].reduce((sum, count) => sum + count, 0) };
}
