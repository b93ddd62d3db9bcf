/** The workspace that one was in last, in this browser. */

const KEPT = "desirepath.workspace";

export function keptWorkspace(): string {
  return localStorage.getItem(KEPT) ?? "";
}

export function keepWorkspace(id: string): void {
  localStorage.setItem(KEPT, id);
}
