/** How the documents of a workspace hang together, asked for again whenever somebody comes back to the page. */

import { useCallback, useEffect } from "react";
import type { Chain } from "../api/api.gen.ts";
import { ask } from "../api/client.ts";
import { type Refetched, useLoaded } from "./loaded.ts";

export function useChain(workspace: string): Refetched<Chain> {
  const load = useCallback(
    (signal: AbortSignal) => ask("GET /api/workspaces/{workspace}/chain", { path: { workspace }, signal }),
    [workspace],
  );
  const loaded = useLoaded(load);
  const { again } = loaded;
  useEffect(() => {
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, [again]);
  return loaded;
}
