/** What one person looks at, heard by what it concerns alone: of fifteen hundred cards, a click wakes two. */

import { useCallback, useSyncExternalStore } from "react";
import type { RecordId } from "../core/ids.ts";
import { placeOf } from "../core/records.ts";
import type { Cursor, Seen } from "../core/session/seen.ts";
import type { Session } from "../core/session/session.ts";
import { useSession } from "./session.ts";

/** A record, a spot of the map, or what is about to be written at a place. */
export type Concern = RecordId | `at ${Cursor["row"]} ${string}` | `fresh ${RecordId}`;

class Attention {
  private readonly listeners = new Map<Concern, Set<() => void>>();
  private was: Seen;

  constructor(session: Session) {
    this.was = session.seen;
    session.watch("seen", () => {
      const before = this.was;
      this.was = session.seen;
      if (before === this.was) return;
      if (before.filter !== this.was.filter) this.tell([...this.listeners.keys()]);
      else this.tell(concerned(before, this.was));
    });
  }

  watch(concern: Concern, listener: () => void): () => void {
    const known = this.listeners.get(concern) ?? new Set();
    this.listeners.set(concern, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(concern) === known) this.listeners.delete(concern);
    };
  }

  private tell(concerns: Iterable<Concern>): void {
    for (const concern of new Set(concerns))
      for (const listener of [...(this.listeners.get(concern) ?? [])]) listener();
  }
}

/** What looks otherwise than before. */
function concerned(before: Seen, now: Seen): Concern[] {
  const found: Concern[] = [];
  if (before.selection !== now.selection || before.moving !== now.moving) {
    const kept = before.moving === now.moving;
    found.push(...before.selection.filter((id) => !kept || !now.selection.includes(id)));
    found.push(...now.selection.filter((id) => !kept || !before.selection.includes(id)));
  }
  if (before.cursor !== now.cursor) found.push(...ofCursor(before.cursor), ...ofCursor(now.cursor));
  if (before.typing !== now.typing) found.push(...ofTyping(before), ...ofTyping(now));
  return found;
}

function ofCursor(cursor: Cursor | undefined): Concern[] {
  if (cursor === undefined) return [];
  return [`at ${cursor.row} ${cursor.column}`, ...(cursor.item === undefined ? [] : [cursor.item])];
}

function ofTyping({ typing }: Seen): Concern[] {
  if (typing === undefined) return [];
  const place = typing.fresh.flatMap((record) => placeOf(record)?.on ?? []).at(-1);
  return [typing.id, ...(place === undefined ? [] : [`fresh ${place}` as const])];
}

const attentions = new WeakMap<Session, Attention>();

function attentionOf(session: Session): Attention {
  const known = attentions.get(session) ?? new Attention(session);
  attentions.set(session, known);
  return known;
}

/** What `read` gives of what this person sees, read again when it concerns this; a plain value, or the same object. */
export function useAttention<T>(concern: Concern, read: (session: Session) => T): T {
  const session = useSession();
  const watch = useCallback(
    (listener: () => void) => attentionOf(session).watch(concern, listener),
    [session, concern],
  );
  return useSyncExternalStore(watch, () => read(session));
}
