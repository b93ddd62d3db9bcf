/** The card that somebody is about to write into a cell: it is no record before its first letter. */

import type { Slot } from "../../core/framework.ts";
import type { RecordId } from "../../core/ids.ts";
import { placeOf } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import { byCodePoint } from "../../core/values.ts";
import { homes } from "../../core/view.ts";
import { useAttention } from "../../hooks/attention.ts";
import { useSession } from "../../hooks/session.ts";

export interface Fresh {
  readonly id: RecordId;
  /** Before which of the entries it stands. */
  readonly at: number;
}

export function useFresh(slot: Slot, place: RecordId): Fresh | undefined {
  const session = useSession();
  const id = useAttention(`fresh ${place}`, () => freshIn(session, slot, place));
  if (id === "") return undefined;
  return { id, at: seat(session, slot, place) };
}

function freshIn(session: Session, slot: Slot, place: RecordId): RecordId | "" {
  const record = session.seen.typing?.fresh.at(-1);
  const at = record && placeOf(record);
  if (record === undefined || at?.on !== place) return "";
  const what = at.kind === "" ? `${record.record}s` : at.kind;
  const isHere = at.kind === "" ? slot.shows.includes(what) : homes(session.document, session.lens)(what) === slot.id;
  return isHere ? record.id : "";
}

function seat(session: Session, slot: Slot, place: RecordId): number {
  const record = session.seen.typing?.fresh.at(-1);
  const at = record && placeOf(record);
  const ids = session.cell(slot, place);
  if (at === undefined) return ids.length;
  const later = ids.findIndex((id) => {
    const other = session.record(id);
    const there = other && placeOf(other);
    return there?.kind === at.kind && byCodePoint(there.order, at.order) > 0;
  });
  return later < 0 ? ids.length : later;
}
