import { useSyncExternalStore } from "react";
import { heard, watchHeard } from "./announce.ts";

/** What screen readers hear of; once on a page. */
export function Announcer() {
  const words = useSyncExternalStore(watchHeard, heard);
  return (
    <div role="status" aria-live="polite" className="for-screen-readers">
      {words}
    </div>
  );
}
