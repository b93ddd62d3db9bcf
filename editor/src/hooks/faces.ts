/** Faces that the server draws: where the browser finds one, and how a chosen one is kept for this map. */

import type { FaceStyle, FaceWish as Wished } from "../api/api.gen.ts";
import { address, ask } from "../api/client.ts";
import { here } from "../pages/router.ts";

export type FaceWish = Wished & { readonly seed: string };

const SHOWN = 12;

/** The styles there are.  Rejects with `Trouble`. */
export function stylesOfFaces(signal: AbortSignal): Promise<readonly FaceStyle[]> {
  return ask("GET /api/avatars/styles", { signal });
}

export function faceAt(wish: FaceWish): string {
  return address("GET /api/avatars", { query: wish });
}

/** The faces of one round, each by a seed of its own: `Maya`, `Maya 2`, `Maya 3` … as the command line has them. */
export function variants(wish: FaceWish, round: number): readonly FaceWish[] {
  return Array.from({ length: SHOWN }, (_, at) => {
    const n = round * SHOWN + at + 1;
    return n === 1 ? wish : { ...wish, seed: `${wish.seed} ${n}` };
  });
}

/** Keeps a face for the map that is open; what its persona's `avatar` says.  Rejects with `Trouble`. */
export async function keepFace(wish: FaceWish): Promise<string> {
  const now = here();
  const document = now.page === "map" ? now.document : "";
  const kept = await ask("POST /api/documents/{document}/avatars", { path: { document }, body: wish });
  return kept.name;
}
