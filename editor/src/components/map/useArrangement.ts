/** How a lane is laid out now; the same object while nothing in it spans, moves or goes otherwise. */

import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Slot } from "../../core/framework.ts";
import { type Arrangement, arranged } from "../../core/grid/arrange.ts";
import { Reach } from "../../core/grid/reach.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import type { Session } from "../../core/session/session.ts";
import { equal } from "../../core/values.ts";
import type { Frame } from "../../core/view.ts";
import { useSession } from "../../hooks/session.ts";
import { useGeometry } from "./geometry.ts";

export function useArrangement(slot: Slot): Arrangement {
  const session = useSession();
  const { frame } = useGeometry();
  const { columns } = frame;
  const kept = useRef<Kept>(undefined);
  const watch = useCallback(
    (listener: () => void) => {
      const places = [MAP, ...columns.flatMap(({ place }) => (place === "" ? [] : [place])), ...stagesOf(session)];
      return watchPlaces(session, places, () => {
        if (kept.current !== undefined) kept.current = { ...kept.current, isStale: true };
        listener();
      });
    },
    [session, columns],
  );
  return useSyncExternalStore(watch, () => {
    const known = kept.current;
    if (known?.slot === slot && known.frame === frame && !known.isStale) return known.arrangement;
    const now = arrangementOf(session, frame, slot);
    const arrangement = known !== undefined && same(known.arrangement, now) ? known.arrangement : now;
    kept.current = { slot, frame, arrangement, isStale: false };
    return arrangement;
  });
}

interface Kept {
  readonly slot: Slot;
  readonly frame: Frame;
  readonly arrangement: Arrangement;
  readonly isStale: boolean;
}

function stagesOf({ document }: Session): RecordId[] {
  return document.stages.map(({ id }) => id);
}

/** Listens to several places at once. */
function watchPlaces(session: Session, places: readonly RecordId[], listener: () => void): () => void {
  const ends = [...new Set(places)].map((place) => session.watch(`in ${place}`, listener));
  return () => {
    for (const end of ends) end();
  };
}

function arrangementOf(session: Session, frame: Frame, slot: Slot): Arrangement {
  const { document } = session;
  const cellOf = (place: RecordId) => session.cell(slot, place);
  return arranged(document, frame, new Reach(document, frame), slot, cellOf);
}

function same(a: Arrangement, b: Arrangement): boolean {
  const plain = ({ wide, below }: Arrangement) => ({ below, wide: wide.map((strip) => ({ ...strip })) });
  return equal(plain(a), plain(b));
}
