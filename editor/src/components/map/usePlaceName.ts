/** What a place is called: the title of a stage or step; "" for the whole map. */

import { MAP, type RecordId } from "../../core/ids.ts";
import { labelOf } from "../../core/records.ts";
import { useTopic } from "../../hooks/session.ts";

export function usePlaceName(place: RecordId | ""): string {
  return useTopic(place || MAP, (session) => {
    const record = place === "" || place === MAP ? undefined : session.record(place);
    return record === undefined ? "" : labelOf(record);
  });
}
