/** Keeps what is seen of a map and the address of the page the same, both ways. */

import type { Opened } from "../live/open.ts";
import { mapPath } from "./address.ts";
import { go, here, watchAddress } from "./router.ts";
import { queryOf, seenFrom } from "./seenQuery.ts";

/** Begins to; returns what ends it.  Another framework is a step that leads back, everything else is not. */
export function seenInAddress(id: string, { session, framework }: Opened, complain: (error: unknown) => void) {
  const usual = session.document.head.framework;
  const told = () => {
    const address = here();
    if (address.page !== "map" || address.document !== id) return;
    const query = queryOf(session.seen, usual);
    const replace = query.get("framework") === address.query.get("framework");
    go(mapPath(id, address.presenting) + (query.size === 0 ? "" : `?${query}`), { replace });
  };
  const moved = async () => {
    const address = here();
    if (address.page !== "map" || address.document !== id) return;
    const { framework: named, ...rest } = seenFrom(address.query);
    const wanted = named || usual || session.seen.framework;
    const isSeen =
      queryOf({ framework: wanted, ...rest }, usual).toString() === queryOf(session.seen, usual).toString();
    if (isSeen) return;
    if (wanted !== session.seen.framework) session.through(await framework(wanted));
    session.look(rest);
  };
  const ends = [session.watch("seen", told), watchAddress(() => void moved().catch(complain))];
  return () => {
    for (const end of ends) end();
  };
}
