/** How a lane is laid out now; the same object while nothing in it spans, moves or goes otherwise. */

import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Slot } from "../../core/framework.ts";
import { type Arrangement, arranged } from "../../core/grid/arrange.ts";
import { Reach } from "../../core/grid/reach.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import type { Session } from "../../core/session/session.ts";
import { equal } from "../../core/values.ts";
import { useFrame, useSession } from "../../hooks/session.ts";

export function useArrangement(slot: Slot): Arrangement {
  const session = useSession();
  const frame = useFrame();
  const kept = useRef<Arrangement>(undefined);
  const stale = useRef(true);
  const watch = useCallback(
    (listener: () => void) =>
      watchPlaces(session, () => {
        stale.current = true;
        listener();
      }),
    [session, frame],
  );
  const from = useRef({ slot, frame });
  const read = () => {
    if (from.current.slot !== slot || from.current.frame !== session.frame) stale.current = true;
    from.current = { slot, frame: session.frame };
    if (!stale.current && kept.current !== undefined) return kept.current;
    stale.current = false;
    const now = arrangementOf(session, slot);
    if (kept.current === undefined || !same(kept.current, now)) kept.current = now;
    return kept.current;
  };
  return useSyncExternalStore(watch, read);
}

/** Listens to every place on the map at once. */
export function watchPlaces(session: Session, listener: () => void): () => void {
  const places = [MAP, ...session.document.columns];
  const ends = places.map((place) => session.watch(`in ${place}`, listener));
  return () => {
    for (const end of ends) end();
  };
}

function arrangementOf(session: Session, slot: Slot): Arrangement {
  const { document, frame } = session;
  const cellOf = (place: RecordId) => session.cell(slot, place);
  return arranged(document, frame, new Reach(document, frame), slot, cellOf);
}

function same(a: Arrangement, b: Arrangement): boolean {
  const plain = ({ wide, below }: Arrangement) => ({ below, wide: wide.map((strip) => ({ ...strip })) });
  return equal(plain(a), plain(b));
}
