/** What the home page lists: one's workspaces, and the documents of one of them. */

import { useCallback, useEffect } from "react";
import type { Listed, Workspace } from "../api/api.gen.ts";
import { ask } from "../api/client.ts";
import { type Refetched, useLoaded } from "./loaded.ts";

export interface Home {
  /** The name of whoever is signed in. */
  readonly person: string;
  readonly workspaces: readonly Workspace[];
}

async function fetchHome(): Promise<Home> {
  const [session, workspaces] = await Promise.all([ask("GET /api/session"), ask("GET /api/workspaces")]);
  return { person: session.name, workspaces };
}

export function useHome(): Refetched<Home> {
  return useLoaded(fetchHome);
}

/** The documents of a workspace, or what lies in its trash; looked at again whenever somebody comes back to the page. */
export function useDocuments(workspace: string, trashed: boolean): Refetched<readonly Listed[]> {
  const load = useCallback(
    (signal: AbortSignal) => {
      const wish = { path: { workspace }, signal };
      return trashed
        ? ask("GET /api/workspaces/{workspace}/trash", wish)
        : ask("GET /api/workspaces/{workspace}/documents", wish);
    },
    [workspace, trashed],
  );
  const loaded = useLoaded(load);
  const { again } = loaded;
  useEffect(() => {
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, [again]);
  return loaded;
}
