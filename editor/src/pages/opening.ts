/** Opens a map: its document and the framework that the address or the document names, as a session. */

import { ask } from "../api/client.ts";
import type { Framework } from "../core/framework.ts";
import { frameworkFrom } from "../core/framework-tree.ts";
import { Session, type Surroundings } from "../core/session/session.ts";
import { LocalTimeline } from "../core/session/timeline.ts";
import { documentFrom } from "../core/wire.ts";
import { seenFrom } from "./address.ts";

/** The framework that a document is seen through; "" is the one that the document names, in its language. */
export async function fetchFramework(document: string, framework: string): Promise<Framework> {
  const query = framework === "" ? {} : { framework };
  return frameworkFrom(await ask("GET /api/documents/{document}/framework", { path: { document }, query }));
}

export async function openMap(document: string, query: URLSearchParams, around: Surroundings): Promise<Session> {
  const seen = seenFrom(query);
  const [content, framework] = await Promise.all([
    ask("GET /api/documents/{document}", { path: { document } }),
    fetchFramework(document, seen.framework),
  ]);
  return new Session(new LocalTimeline(documentFrom({ records: content.records })), framework, around, seen);
}
