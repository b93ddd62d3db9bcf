/** Clicks on the map: the first selects what it hits, the second goes into its text; with Ctrl and Shift there are more. */

import { type MouseEvent, type PointerEvent, useMemo, useRef } from "react";
import { goTo } from "../../core/commands/go/going.ts";
import { extendTo, selectOnly, toggle } from "../../core/commands/select/selecting.ts";
import { startTyping } from "../../core/commands/text/typing.ts";
import type { RecordId } from "../../core/ids.ts";
import type { Cursor } from "../../core/session/seen.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";
import { recordAt, spotAt } from "./spots.ts";

/** What answers clicks of its own. */
const OWN = "textarea, button, input, [role=separator], [data-add]";

export function usePicking() {
  const session = useSession();
  const wasAlone = useRef<RecordId | undefined>(undefined);
  const wasAt = useRef<Cursor | undefined>(undefined); // pressing takes the focus along, which is where a range begins
  return useMemo(
    () => ({
      onPointerDown: ({ target }: PointerEvent) => {
        const hit = target instanceof Element ? recordAt(target) : undefined;
        wasAlone.current = isAlone(session, hit) ? hit : undefined;
        wasAt.current = session.seen.cursor;
      },
      onClick: (event: MouseEvent) => {
        if (!(event.target instanceof Element) || event.target.closest(OWN) !== null) return;
        if (event.shiftKey) session.look({ cursor: wasAt.current });
        pick(session, event, wasAlone.current);
      },
    }),
    [session],
  );
}

function isAlone({ seen: { selection } }: Session, id: RecordId | undefined): boolean {
  return id !== undefined && selection.length === 1 && selection[0] === id;
}

function pick(session: Session, event: MouseEvent, alone: RecordId | undefined): void {
  if (!(event.target instanceof Element)) return;
  const id = recordAt(event.target);
  if (id === undefined) {
    const spot = spotAt(event.target);
    if (spot !== undefined) session.run(goTo, spot.cursor);
  } else if (event.shiftKey) session.run(extendTo, { id });
  else if (event.ctrlKey || event.metaKey) session.run(toggle, { id });
  else if (alone === id) session.run(startTyping, { id });
  else session.run(selectOnly, { id });
}
