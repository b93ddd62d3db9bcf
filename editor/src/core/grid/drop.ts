/** Where something lands that is let go: between which two of those that lie there. */

/** The near and far edge of something along one axis. */
export interface Edges {
  readonly start: number;
  readonly end: number;
}

/** In front of which one it lands: the first whose middle lies beyond the pointer; their number if it is after them all. */
export function landing(lying: readonly Edges[], at: number): number {
  const found = lying.findIndex(({ start, end }) => at < (start + end) / 2);
  return found < 0 ? lying.length : found;
}

/** Where the line is drawn that shows it: in the gap before that one, or after the last. */
export function lineAt(lying: readonly Edges[], n: number, gap: number, empty: number): number {
  const before = lying[n - 1];
  const after = lying[n];
  if (before !== undefined && after !== undefined) return (before.end + after.start) / 2;
  if (after !== undefined) return after.start - gap / 2;
  return before === undefined ? empty : before.end + gap / 2;
}
