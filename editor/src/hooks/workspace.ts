/** The workspace that a document lies in. */

import type { Workspace } from "../api/api.gen.ts";
import { ask } from "../api/client.ts";

/** Undefined where nobody tells, as in a folder that is opened.  Rejects with `Trouble`. */
export async function workspaceOf(document: string, signal?: AbortSignal): Promise<Workspace | undefined> {
  const given = signal === undefined ? {} : { signal };
  const workspaces = await ask("GET /api/workspaces", given);
  if (workspaces.length < 2) return workspaces[0];
  for (const workspace of workspaces) {
    const path = { workspace: workspace.id };
    const documents = await ask("GET /api/workspaces/{workspace}/documents", { path, ...given });
    if (documents.some(({ id }) => id === document)) return workspace;
  }
  return undefined;
}
