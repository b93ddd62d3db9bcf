/** What belongs to one person and is no edit: lens, selection, where the keyboard is, filter, zoom, what is open.
 *
 * The parts that one would send to a colleague (lens, filter, focus) are in the address of the page; see `pages/address.ts`.
 */

import type { RecordId, SlotId } from "../ids.ts";
import type { AnyRecord } from "../records.ts";
import type { FieldName, Place } from "../schema.gen.ts";
import { EVERYTHING, type Selection } from "../select.ts";

/** Where the keyboard is on the map: a row and a column, and in a cell perhaps one of its cards.
 *
 * Rows are slots and the headings, whose names no slot can have; columns are places and "lane", the labels at the side. */
export interface Cursor {
  readonly row: SlotId | "#stages" | "#steps";
  readonly column: RecordId | "lane";
  readonly item?: RecordId;
}

/** A text that is being typed, on the map itself. */
export interface Typing {
  readonly id: RecordId;
  readonly field: FieldName;
  /** Whether all of it is selected at the start, as it is for a title that one is about to replace. */
  readonly all?: boolean;
  /** What it was at the start. */
  readonly was: string;
  /** Under which name its keystrokes join into one change. */
  readonly turn: string;
  /** Records that come with the first letter, owners first: nothing empty is ever put.  The last one is typed in; the
   * map draws it where it will stand. */
  readonly fresh: readonly AnyRecord[];
  /** Whether the field has been emptied, which no card or title may be: the document still has the last letter. */
  readonly blank: boolean;
}

/** What arrow keys carry, and from where, for those who change their mind. */
export interface Moving {
  readonly turn: string;
  readonly from: readonly { readonly id: RecordId; readonly at: Place }[];
}

/** What is faded; empty parts fade nothing.  `evidence`: "" all, "with" a source, "without" one. */
export interface Filter {
  readonly text: string;
  readonly personas: readonly RecordId[];
  readonly channels: readonly string[];
  readonly tags: readonly string[];
  readonly evidence: "" | "with" | "without";
}

export const NO_FILTER: Filter = { text: "", personas: [], channels: [], tags: [], evidence: "" };

/** What lies over the map; one at a time. */
export type Surface =
  | "palette"
  | "shortcuts"
  | "find"
  | "find-everywhere"
  | "move-to"
  | "continue"
  | "export"
  | "import"
  | "print"
  | "lanes"
  | "share"
  | "delete"
  | "settings";

/** What is open at the side; one at a time. */
export type Panel = "details" | "guidance" | "tray" | "comments" | "history" | "sources" | "personas" | "document";

export interface Seen {
  readonly framework: string;
  readonly show: ReadonlySet<SlotId>;
  readonly hide: ReadonlySet<SlotId>;
  readonly selection: readonly RecordId[];
  readonly cursor: Cursor | undefined;
  readonly typing: Typing | undefined;
  /** Set while arrow keys carry the selection instead of the cursor. */
  readonly moving: Moving | undefined;
  readonly filter: Filter;
  /** The part of the map one has zoomed into; `lanes` are the only rows shown, if any are named. */
  readonly focus: Selection & { readonly lanes: readonly SlotId[] };
  /** 1 is natural size; 0 fits the map to the window. */
  readonly zoom: number;
  /** The zoom at which all of the map is in the window, as the page has measured it last. */
  readonly fits: number;
  readonly surface: Surface | undefined;
  readonly panel: Panel | undefined;
  /** A thread that is open, a version that is looked at, and the like: what the panel is about beyond the selection. */
  readonly topic: string;
}

export const FIRST_SEEN: Seen = {
  framework: "",
  show: new Set(),
  hide: new Set(),
  selection: [],
  cursor: undefined,
  typing: undefined,
  moving: undefined,
  filter: NO_FILTER,
  focus: { ...EVERYTHING, lanes: [] },
  zoom: 1,
  fits: 1,
  surface: undefined,
  panel: undefined,
  topic: "",
};
