/** Relations between records: what a card rests on, what it answers, where a step leads. */

import type { Document } from "../document.ts";
import { type Edit, put, type Remove, remove } from "../edits.ts";
import { isLocal, linkId, type RecordId, type Ref } from "../ids.ts";
import { make, type RecordOf } from "../records.ts";
import { written } from "./scene.ts";

export type Relation = Exclude<RecordOf<"link">["relation"], "">;

/** The edits that tie two records, or give the tie its words; none where it is there with these words. */
export function tied(document: Document, on: RecordId, relation: Relation, to: Ref, text?: string): Edit[] {
  const id = linkId(on, relation, to);
  const link = document.get(id);
  if (link === undefined) return [put(make("link", id, { on, relation, to, text: text ?? "" }))];
  return text === undefined ? [] : written(link, "text", text);
}

export function untied(document: Document, on: RecordId, relation: Relation, to: Ref): Remove[] {
  const link = document.get(linkId(on, relation, to));
  return link === undefined ? [] : [remove(link.id, link)];
}

/** Whether a reference leads to a record of this document. */
export function isThere(document: Document, ref: Ref | ""): ref is RecordId {
  return ref !== "" && isLocal(ref) && document.get(ref) !== undefined;
}
