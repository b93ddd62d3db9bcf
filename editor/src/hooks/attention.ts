/** What one person looks at, heard by what it concerns alone: of fifteen hundred cards, a click wakes two. */

import { useCallback, useSyncExternalStore } from "react";
import type { RecordId } from "../core/ids.ts";
import { placeOf } from "../core/records.ts";
import type { Somebody } from "../core/session/company.ts";
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

const nobody: readonly Somebody[] = [];

/** Who else is on what: told to those it concerns, though pointers move many times a second. */
class Company {
  private readonly listeners = new Map<RecordId, Set<() => void>>();
  private there = new Map<RecordId, readonly Somebody[]>();

  constructor(session: Session) {
    const read = () => {
      const before = this.there;
      this.there = byRecord(session.company.people, before);
      for (const id of new Set([...before.keys(), ...this.there.keys()])) {
        if (before.get(id) !== this.there.get(id))
          for (const listener of [...(this.listeners.get(id) ?? [])]) listener();
      }
    };
    read();
    session.watch("people", read);
  }

  at(id: RecordId): readonly Somebody[] {
    return this.there.get(id) ?? nobody;
  }

  watch(id: RecordId, listener: () => void): () => void {
    const known = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(id) === known) this.listeners.delete(id);
    };
  }
}

/** The people on each record; the same list as before where it holds the same. */
function byRecord(people: readonly Somebody[], before: ReadonlyMap<RecordId, readonly Somebody[]>) {
  const found = new Map<RecordId, Somebody[]>();
  for (const somebody of people) {
    const { on, typing } = somebody;
    for (const id of new Set(typing === undefined ? on : [...on, typing])) {
      found.set(id, [...(found.get(id) ?? []), somebody]);
    }
  }
  return new Map([...found].map(([id, list]) => [id, kept(before.get(id), list, id)] as const));
}

function kept(before: readonly Somebody[] | undefined, now: readonly Somebody[], id: RecordId): readonly Somebody[] {
  const told = (list: readonly Somebody[]) => list.map(({ who, typing }) => `${who} ${typing === id}`).join("\n");
  return before !== undefined && told(before) === told(now) ? before : now;
}

const companies = new WeakMap<Session, Company>();

/** The others who have selected a record or type in it. */
export function useOthersAt(id: RecordId): readonly Somebody[] {
  const session = useSession();
  const company = companies.get(session) ?? new Company(session);
  companies.set(session, company);
  const watch = useCallback((listener: () => void) => company.watch(id, listener), [company, id]);
  return useSyncExternalStore(watch, () => company.at(id));
}
