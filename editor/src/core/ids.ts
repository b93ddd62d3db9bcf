/** Ids and other words that follow a rule, each with the only way to get one. */

import { type Branded, branded } from "./brand.ts";
import { Rejected } from "./errors.ts";
import { FOREIGN_KIND_PATTERN, ID_PATTERN, KINDS, MAP_ID } from "./schema.gen.ts";
import { own } from "./values.ts";

/** The id of a record; all records of a document share one namespace. */
export type RecordId = Branded<"record id">;
/** What a reference holds: a record's id, or something in another document (with `#`, `/` or `.`), which is soft. */
export type Ref = RecordId | Branded<"foreign reference">;
/** What a card is: one of the known kinds, with or without a facet, or a framework's own `x-<name>.<kind>`. */
export type Kind = Branded<"kind">;
/** Where a record stands among its siblings; see order.ts. */
export type OrderKey = Branded<"order key">;
export type FrameworkId = Branded<"framework id">;
export type SlotId = Branded<"slot id">;

const PLAIN_ID = new RegExp(`^${ID_PATTERN}$`);
const JOINED_ID = /^[^\x00-\x1f\x7f]{1,400}$/u;
const FOREIGN_KIND = new RegExp(`^${FOREIGN_KIND_PATTERN}$`);

/** The id of the document's own record, and the place of what belongs to the whole map. */
export const MAP: RecordId = branded(MAP_ID);

/** Whether a person may write this as an id. */
export function isPlainId(word: string): word is RecordId {
  return PLAIN_ID.test(word) && word !== MAP;
}

/** Whether this may be an id that is made of others, as those of lanes and votes are. */
export function isJoinedId(word: string): word is RecordId {
  return JOINED_ID.test(word);
}

/** An id as a person may write it. */
export function recordId(word: string): RecordId {
  if (isPlainId(word)) return word;
  throw new Rejected(`${JSON.stringify(word)} must be letters, digits, - and _, at most 64`);
}

/** The id of what a document says about one slot of a framework: two people who hide the same lane write one record. */
export function laneId(framework: FrameworkId, slot: SlotId): RecordId {
  return joined(`${framework} ${slot}`);
}

/** The id of a relation: the same two records are tied only once by it. */
export function linkId(on: RecordId, relation: string, to: Ref): RecordId {
  return branded(`${on} ${relation} ${to}`);
}

/** The id of a vote: nobody votes twice for one card by accident. */
export function voteId(card: RecordId, user: string): RecordId {
  return joined(`${card} ${user}`);
}

function joined(word: string): RecordId {
  if (isJoinedId(word)) return word;
  throw new Rejected(`${JSON.stringify(word)} must be at most 400 characters without control characters`);
}

export function frameworkId(word: string): FrameworkId {
  return branded(word);
}

export function slotId(word: string): SlotId {
  return branded(word);
}

/** Whether a reference names a record of the same document. */
export function isLocal(ref: string): ref is RecordId {
  return ref !== "" && !/[#/.]/.test(ref);
}

/** Whether a card may be of this kind. */
export function isKind(word: string): word is Kind {
  const [base, facet] = cut(word, ".");
  if (base.startsWith("x-")) return FOREIGN_KIND.test(word);
  const facets = own(KINDS, base);
  return facets !== undefined && (facet === "" || facets.includes(facet));
}

export function kind(word: string): Kind {
  if (isKind(word)) return word;
  throw new Rejected(`${JSON.stringify(word)} is no kind of card`);
}

/** The kind without its facet: `pain` for `pain.moment`. */
export function baseKind(kind: string): string {
  return cut(kind, ".")[0];
}

/** The text before and after the first mark; all of it and nothing where there is none. */
export function cut(text: string, mark: string): readonly [before: string, after: string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}
