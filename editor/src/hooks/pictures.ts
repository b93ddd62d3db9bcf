/** Pictures of the map at this address: sent to the server before a card names them, and where the browser finds them. */

import { address, ask } from "../api/client.ts";
import { here } from "../pages/router.ts";

export const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/gif"];

function documentHere(): string {
  const now = here();
  return now.page === "map" ? now.document : "";
}

/** Sends a picture; what a card calls it.  Rejects with `Trouble`. */
export async function sendPicture(file: Blob): Promise<string> {
  const kept = await ask("POST /api/documents/{document}/assets", { path: { document: documentHere() }, body: file });
  return kept.name;
}

/** Where the browser finds the picture that a card names; "" for none. */
export function pictureAt(image: string): string {
  const document = documentHere();
  if (image === "" || document === "") return "";
  return address("GET /api/documents/{document}/assets", { path: { document }, query: { name: image } });
}
