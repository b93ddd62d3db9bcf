/** What is taken to the clipboard: words for everybody, and the whole records for another map. */

/** The type under which a copy event keeps the records, beside `text/plain`; `navigator.clipboard` wants "web " before it. */
export const RICH_TYPE = "application/x-desirepath+json";

export interface Copied {
  /** Lines for a board of sticky notes; a block of cells as lines of cells between tabs. */
  readonly text: string;
  /** The records as JSON; see `clip.ts`. */
  readonly rich: string;
}

/** What came from the clipboard, or was dropped, as the page read it. */
export interface Pasted {
  readonly text?: string;
  /** What lay there under `RICH_TYPE`. */
  readonly rich?: string;
  /** A table that the page found in HTML: rows of cells. */
  readonly table?: readonly (readonly string[])[];
}
