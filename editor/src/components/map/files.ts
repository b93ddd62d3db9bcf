/** What becomes of files that are dropped on a cell; whoever knows how to keep them says so. */

import { createContext } from "react";
import type { RecordId, SlotId } from "../../core/ids.ts";

export interface FilesTarget {
  readonly slot: SlotId;
  readonly place: RecordId;
  /** In front of which entry; at the end where none is named. */
  readonly before: RecordId | undefined;
}

export const FilesContext = createContext<(files: readonly File[], target: FilesTarget) => void>(() => undefined);
