/** What the page tells in passing: at the foot of the window for a while, longer where there is something to press. */

import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";

export interface Toasted {
  readonly words: string;
  readonly icon?: string;
  /** "bad" is read out at once and stays until it is closed. */
  readonly tone?: "plain" | "good" | "bad";
  readonly action?: { readonly label: string; readonly press: () => void };
}

export const toasts = new ToastQueue<Toasted>({ maxVisibleToasts: 3 });

const SHORT = 5000; // ms; nothing that holds a button may go sooner (WCAG 2.2.1)
const LONG = 12_000; // ms

/** Shows a toast; returns what closes it before its time. */
export function toast(told: Toasted): () => void {
  const timeout = told.action === undefined ? SHORT : LONG;
  const key = toasts.add(told, told.tone === "bad" ? {} : { timeout });
  return () => toasts.close(key);
}
