/** How components see the session: each hook watches one topic, so that a keystroke draws one card anew. */

import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Document } from "../core/document.ts";
import type { Slot } from "../core/framework.ts";
import { MAP, type RecordId } from "../core/ids.ts";
import { isA, type RecordOf } from "../core/records.ts";
import type { RecordType } from "../core/schema.gen.ts";
import type { Seen } from "../core/session/seen.ts";
import type { Session } from "../core/session/session.ts";
import type { Topic } from "../core/session/topics.ts";
import type { Frame } from "../core/view.ts";

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the map that is open.  Throws outside of one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("no map is open here");
  return session;
}

/** What `read` gives, read again whenever the topic is told of; it must give the same object while nothing changed. */
export function useTopic<T>(topic: Topic, read: (session: Session) => T): T {
  const session = useSession();
  const watch = useCallback((listener: () => void) => session.watch(topic, listener), [session, topic]);
  return useSyncExternalStore(watch, () => read(session));
}

/** A record of one type; undefined when it is gone. */
export function useRecord<T extends RecordType>(type: T, id: RecordId): RecordOf<T> | undefined {
  return useTopic(id, (session) => {
    const record = session.record(id);
    return isA(record, type) ? record : undefined;
  });
}

export function useHead(): RecordOf<"document"> {
  return useTopic(MAP, (session) => session.document.head);
}

/** The whole document: for what looks at all of it, such as the tray; not for cards. */
export function useDocument(): Document {
  return useTopic("document", (session) => session.document);
}

export function useCell(slot: Slot, place: RecordId): readonly RecordId[] {
  return useTopic(`in ${place}`, (session) => session.cell(slot, place));
}

export function useFrame(): Frame {
  return useTopic("frame", (session) => session.frame);
}

/** A part of what belongs to this person alone; `pick` must give the same object while that part is the same. */
export function useSeen<T>(pick: (seen: Seen) => T): T {
  return useTopic("seen", (session) => pick(session.seen));
}
