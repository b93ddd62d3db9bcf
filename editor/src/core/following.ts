/** Records whose words are those of another document: they are seen here, and written there. */

import type { Document } from "./document.ts";
import { isLocal, type RecordId, type Ref } from "./ids.ts";

export interface Followed {
  /** The file or the map that it follows. */
  readonly document: string;
  /** The record in it; "" for the whole. */
  readonly record: string;
  readonly to: Ref;
}

/** What a record follows in another document; undefined for one that has words of its own. */
export function followed(document: Document, id: RecordId): Followed | undefined {
  for (const { to } of document.links(id, "follows")) {
    if (to === "" || isLocal(to)) continue;
    const [there = "", record = ""] = to.split("#");
    return { document: there, record, to };
  }
  return undefined;
}
