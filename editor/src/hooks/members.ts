/** The names of those who may be called to this map. */

import { useCallback } from "react";
import { ask } from "../api/client.ts";
import { here } from "../pages/router.ts";
import { useLoaded } from "./loaded.ts";

const NOBODY: readonly string[] = [];

export function useMembers(): readonly string[] {
  const load = useCallback(async (signal: AbortSignal) => {
    const now = here();
    if (now.page !== "map") return NOBODY;
    const people = await ask("GET /api/documents/{document}/people", { path: { document: now.document }, signal });
    return people.map(({ name }) => name);
  }, []);
  const loaded = useLoaded(load);
  return loaded.state === "here" ? loaded.value : NOBODY;
}
