/** Cards on the clipboard, whole: with what they rest on, whose they are, how they are tied, and where they stood.
 *
 *     {"desirepath": 1, "records": [record …], "spots": {"card id": [row, column]}}
 *
 * Records are those of `wire.ts`: cards in reading order, links that start at them, and the sources and personas they name.
 * What comes from a clipboard may be anything, so it is read as strictly as what comes over a socket.
 */

import type { Document } from "../document.ts";
import { DesirePathError } from "../errors.ts";
import { isLocal, type RecordId } from "../ids.ts";
import { type AnyRecord, isA, type RecordOf } from "../records.ts";
import { isObject, type Json } from "../values.ts";
import { recordFrom, recordTree } from "../wire.ts";

type Card = RecordOf<"card">;

export interface Clip {
  readonly cards: readonly Card[];
  readonly links: readonly RecordOf<"link">[];
  readonly sources: readonly RecordOf<"source">[];
  readonly personas: readonly RecordOf<"persona">[];
  /** Row and column of each card, counted from those of the first. */
  readonly spots: ReadonlyMap<RecordId, Spot>;
}

export type Spot = readonly [row: number, column: number];

const VERSION = 1;

export function clipOf(document: Document, cards: readonly Card[], spots: ReadonlyMap<RecordId, Spot>): Clip {
  const links = cards.flatMap((card) => document.links(card.id)).filter(({ relation }) => relation !== "follows");
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => (isLocal(id) ? (document.get(id) ?? []) : []));
  const sources = named(links.flatMap(({ relation, to }) => (relation === "evidence" ? [to] : [])));
  const personas = named(cards.map(({ persona }) => persona));
  return {
    cards,
    links,
    sources: sources.filter((record) => isA(record, "source")),
    personas: personas.filter((record) => isA(record, "persona")),
    spots,
  };
}

export function clipText({ cards, links, sources, personas, spots }: Clip): string {
  const records = [...cards, ...links, ...sources, ...personas].map(recordTree);
  const told: Json = { desirepath: VERSION, records, spots: Object.fromEntries(spots) };
  return JSON.stringify(told);
}

/** What was copied from a map; undefined for anything else. */
export function clipFrom(text: string): Clip | undefined {
  const tree = parsed(text);
  if (!isObject(tree) || tree["desirepath"] !== VERSION || !Array.isArray(tree["records"])) return undefined;
  const records = recordsIn(tree["records"]);
  return records && { ...sorted(records), spots: spotsIn(tree["spots"], records) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordsIn(trees: readonly unknown[]): AnyRecord[] | undefined {
  try {
    return trees.map(recordFrom);
  } catch (error) {
    if (error instanceof DesirePathError) return undefined;
    throw error;
  }
}

function sorted(records: readonly AnyRecord[]): Omit<Clip, "spots"> {
  return {
    cards: records.filter((record) => isA(record, "card")),
    links: records.filter((record) => isA(record, "link")),
    sources: records.filter((record) => isA(record, "source")),
    personas: records.filter((record) => isA(record, "persona")),
  };
}

function spotsIn(told: unknown, records: readonly AnyRecord[]): Map<RecordId, Spot> {
  const found = new Map<RecordId, Spot>();
  if (!isObject(told)) return found;
  for (const { id } of records) {
    const spot: unknown = told[id];
    if (Array.isArray(spot) && isIndex(spot[0]) && isIndex(spot[1])) found.set(id, [spot[0], spot[1]]);
  }
  return found;
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 100_000;
}
