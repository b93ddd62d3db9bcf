/** Makes documents of files that somebody has: dropped on the page, chosen, or pasted as text. */

import type { Made } from "../../api/api.gen.ts";
import { ask, type Trouble } from "../../api/client.ts";
import { troubleOf } from "../../hooks/loaded.ts";

export interface Source {
  /** With its ending, by which the server knows the format; "" for pasted text, which is looked into. */
  readonly name: string;
  readonly content: Blob | string;
}

export interface Imported {
  readonly made: readonly Made[];
  readonly failed: readonly { readonly name: string; readonly trouble: Trouble }[];
}

export function sourcesOf(files: Iterable<File>): Source[] {
  return [...files].map((file) => ({ name: file.name, content: file }));
}

/** One after the other, so that a bad one takes none of the others along. */
export async function importAll(workspace: string, sources: readonly Source[]): Promise<Imported> {
  const made: Made[] = [];
  const failed: { name: string; trouble: Trouble }[] = [];
  for (const { name, content } of sources) {
    try {
      const query = name === "" ? {} : { name };
      made.push(await ask("POST /api/workspaces/{workspace}/imports", { path: { workspace }, query, body: content }));
    } catch (error) {
      failed.push({ name, trouble: troubleOf(error) });
    }
  }
  return { made, failed };
}
