/** The curves of a feeling lane, worked out anew only when one of its own cards, or the columns, are not what they were. */

import { useRef } from "react";
import type { Slot } from "../../core/framework.ts";
import { type Feelings, feelings } from "../../core/grid/feelings.ts";
import { Reach } from "../../core/grid/reach.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { type AnyRecord, isA, type RecordOf } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import type { Frame } from "../../core/view.ts";
import { useTopic } from "../../hooks/session.ts";
import { useGeometry } from "./geometry.ts";

type Card = RecordOf<"card">;

export interface Felt {
  readonly feelings: Feelings;
  readonly cards: ReadonlyMap<RecordId, Card>;
}

interface Kept extends Felt {
  readonly frame: Frame;
  readonly slot: Slot;
  readonly seen: readonly AnyRecord[];
}

export function useFeelings(slot: Slot): Felt {
  const { frame } = useGeometry();
  const kept = useRef<Kept>(undefined);
  const read = (session: Session): Kept => {
    const places = [MAP, ...session.document.columns];
    const fresh = freshCard(session);
    const at = new Map(places.map((place) => [place, cardsAt(session, slot, place, fresh)]));
    const seen = [...at.values()].flat();
    const known = kept.current;
    if (known?.frame === frame && known.slot === slot && same(known.seen, seen)) return known;
    const reach = new Reach(session.document, frame);
    const found = feelings(session.document, reach, places, (place) => at.get(place) ?? []);
    kept.current = {
      feelings: found,
      cards: new Map(seen.map((card) => [card.id, card])),
      frame,
      slot,
      seen,
    };
    return kept.current;
  };
  useTopic("seen", read);
  return useTopic("document", read);
}

function cardsAt(session: Session, slot: Slot, place: RecordId, fresh: Card | undefined): Card[] {
  const cards = session
    .cell(slot, place)
    .map((id) => session.record(id))
    .filter((record) => isA(record, "card"));
  return fresh?.at.on === place && session.seen.cursor?.row === slot.id ? [...cards, fresh] : cards;
}

function freshCard({ seen }: Session): Card | undefined {
  const record = seen.typing?.fresh.at(-1);
  return isA(record, "card") ? record : undefined;
}

function same(a: readonly AnyRecord[], b: readonly AnyRecord[]): boolean {
  return a.length === b.length && a.every((record, n) => record === b[n]);
}
