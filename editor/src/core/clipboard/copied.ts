/** What is taken to the clipboard: words for everybody, and the whole records for another map. */

/** The type under which a browser keeps the records, beside `text/plain` and `text/html`. */
export const RICH_TYPE = "web application/x-desirepath+json";

export interface Copied {
  /** Lines for a board of sticky notes; a block of cells as lines of cells between tabs. */
  readonly text: string;
  /** The records as JSON; see `clip.ts`. */
  readonly rich: string;
}
