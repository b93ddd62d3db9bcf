/** How the records of the open map are tied to other documents, as the server works it out: which have lost their
 * source, and how many follow each.  Asked when a map opens, when somebody comes back to the page, and now and then. */

import { useSyncExternalStore } from "react";
import type { Ties } from "../api/api.gen.ts";
import { ask } from "../api/client.ts";
import type { RecordId } from "../core/ids.ts";
import { here, watchAddress } from "../pages/router.ts";
import { useTopic } from "./session.ts";

const EVERY = 10_000; // ms between two looks while the page is seen
const NONE: Ties = { gone: [], followed: {} };

const listeners = new Set<() => void>();
let ties = NONE;
let of = "";
let told = "";
let timer: number | undefined;
let leave = () => {};

/** Asks again, because something was tied or untied just now. */
export async function refreshTies(): Promise<void> {
  const now = here();
  if (now.page !== "map" || document.hidden) return;
  try {
    const found = await ask("GET /api/documents/{document}/ties", { path: { document: now.document } });
    keep(now.document, found);
  } catch {
    // offline, or gone: what is known stays
  }
}

function keep(document: string, found: Ties): void {
  const text = JSON.stringify(found);
  if (text === told && document === of) return;
  ties = found;
  of = document;
  told = text;
  for (const listener of listeners) listener();
}

function moved(): void {
  const now = here();
  if (now.page === "map" && now.document !== of) {
    keep(now.document, NONE);
    void refreshTies();
  }
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) end();
  };
}

function begin(): void {
  const look = () => void refreshTies();
  timer = window.setInterval(look, EVERY);
  window.addEventListener("focus", look);
  const forget = watchAddress(moved);
  leave = () => {
    window.removeEventListener("focus", look);
    forget();
  };
  moved();
  look();
}

function end(): void {
  window.clearInterval(timer);
  leave();
}

export interface Tied {
  /** Whether it follows a record of another document. */
  readonly follows: boolean;
  readonly isGone: boolean;
  /** How many records of other documents follow it. */
  readonly followers: number;
}

/** How one record is tied to other documents. */
export function useTied(id: RecordId): Tied {
  const follows = useTopic(id, ({ document }) => document.links(id, "follows").some(({ to }) => to.includes("#")));
  const isGone = useSyncExternalStore(watch, () => ties.gone.includes(id));
  const followers = useSyncExternalStore(watch, () => ties.followed[id] ?? 0);
  return { follows, isGone: follows && isGone, followers };
}

/** A word that is another one whenever the ties are others. */
export function useTiesStamp(): string {
  return useSyncExternalStore(watch, () => told);
}
