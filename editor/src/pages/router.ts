/** The address of the page as something that components watch; going somewhere tells them. */

import { useSyncExternalStore } from "react";
import { type Address, addressFrom } from "./address.ts";

const listeners = new Set<() => void>();
let now = read();

function read(): { readonly href: string; readonly address: Address } {
  const { pathname, search } = window.location;
  return { href: pathname + search, address: addressFrom(pathname, search) };
}

function tell(): void {
  const next = read();
  if (next.href === now.href) return;
  now = next;
  for (const listener of listeners) listener();
}

window.addEventListener("popstate", tell);

/** Where this tab is. */
export function here(): Address {
  return now.address;
}

/** Goes to a page of ours; `replace` where the way back should lead past this one. */
export function go(path: string, { replace = false } = {}): void {
  if (path === now.href) return;
  if (replace) window.history.replaceState(null, "", path);
  else window.history.pushState(null, "", path);
  tell();
}

export function watchAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAddress(): Address {
  return useSyncExternalStore(watchAddress, here);
}
