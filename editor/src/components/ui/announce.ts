/** The one voice of the page: results ("Moved to Thinking, Buy"), never the echo of a key. */

const listeners = new Set<() => void>();
let words = "";

/** Says something to screen readers.  The same words again are said again. */
export function announce(told: string): void {
  words = told === words ? `${told}\u00a0` : told;
  for (const listener of listeners) listener();
}

export function heard(): string {
  return words;
}

export function watchHeard(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
