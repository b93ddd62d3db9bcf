/** Goes to the record that the address names, as a search does, once it is drawn. */

import { useEffect, useRef } from "react";
import { goRecord } from "../core/commands/go/going.ts";
import { isPlainId, type RecordId } from "../core/ids.ts";
import type { Session } from "../core/session/session.ts";
import { useSession } from "../hooks/session.ts";

const PATIENCE = 3000; // ms
const OFTEN = 100; // ms

export function useArrival(): void {
  const session = useSession();
  const named = useRef(new URLSearchParams(window.location.search).get("record") ?? "");
  useEffect(() => {
    const id = named.current;
    if (!isPlainId(id) || session.record(id) === undefined) return undefined;
    let waited = 0;
    const timer = setInterval(() => {
      waited += OFTEN;
      if (!isDrawn(id) && waited < PATIENCE) return;
      clearInterval(timer);
      arrive(session, id);
    }, OFTEN);
    return () => clearInterval(timer);
  }, [session]);
}

function isDrawn(id: RecordId): boolean {
  return document.querySelector(`[data-record="${CSS.escape(id)}"]`) !== null;
}

/** What this lens does not show is shown in the tray, if it waits there. */
function arrive(session: Session, id: RecordId): void {
  session.run(goRecord, { id });
  if (session.frame.tray.includes(id)) session.look({ panel: "tray" });
}
