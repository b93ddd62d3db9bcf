/** Cards that were copied from this map or another one, where the keyboard is.
 *
 * Cards of one lane become what the lane at the keyboard takes; cards of several lanes stay what they are and keep their
 * distances from each other in columns.  Personas and sources that this map has are not made twice.
 */

import { farEnd } from "../commands/card/move.ts";
import type { Scene } from "../commands/command.ts";
import { homeOf, kindIn, ownerFor, slotOf } from "../commands/scene.ts";
import { columnsOf, extentOf, slotIn } from "../commands/stops.ts";
import type { Slot } from "../framework.ts";
import { isLocal, linkId, MAP, type RecordId, type Ref } from "../ids.ts";
import { type AnyRecord, isA, make, type RecordOf } from "../records.ts";
import type { Clip } from "./clip.ts";
import type { Gathering } from "./gathering.ts";

type Card = RecordOf<"card">;

export function pasteClip(scene: Scene, clip: Clip, into: Gathering): void {
  const people = broughtAlong(scene, clip.personas, into);
  const sources = broughtAlong(scene, clip.sources, into);
  const slot = slotFor(scene, clip);
  const copies = new Map<RecordId, RecordId>();
  for (const card of clip.cards) copies.set(card.id, pasteCard(scene, card, clip, slot, people, into));
  for (const link of clip.links) {
    const on = isLocal(link.on) ? copies.get(link.on) : undefined;
    const to = targetOf(scene, link, copies, sources);
    if (on === undefined || to === undefined || link.relation === "") continue;
    const { relation, text } = link;
    into.other(make("link", linkId(on, relation, to), { on, relation, to, text }));
  }
}

/** The lane at the keyboard, where all cards come from one lane; else each goes to its own. */
function slotFor(scene: Scene, { spots, cards }: Clip): Slot | undefined {
  const rows = new Set(cards.map(({ id }) => spots.get(id)?.[0] ?? 0));
  const { cursor } = scene.seen;
  const slot = cursor === undefined ? undefined : slotIn(scene, cursor.row);
  return rows.size === 1 && slot !== undefined && kindIn(slot) !== undefined ? slot : undefined;
}

function pasteCard(
  scene: Scene,
  card: Card,
  { spots }: Clip,
  slot: Slot | undefined,
  people: ReadonlyMap<RecordId, RecordId>,
  into: Gathering,
): RecordId {
  const home = homeOf(scene, card.at.kind);
  const kind = slot === undefined || home === slot.id ? card.at.kind : (kindIn(slot) ?? card.at.kind);
  const lane = slot ?? (home === undefined ? undefined : slotOf(scene, home));
  const place = placeOf(scene, card, spots.get(card.id)?.[1] ?? 0);
  const on = lane === undefined ? place : ownerFor(scene, lane, place);
  const { at, id: _, record: __, persona, ...fields } = card;
  const theirs = isLocal(persona) ? (people.get(persona) ?? "") : persona;
  const to = scene.document.get(at.on) === undefined ? "" : farEnd(scene, at, on);
  return into.card(on, kind, { ...fields, persona: theirs }, to);
}

/** So many columns from the keyboard; where it is on no column, the card's own place if this map has it. */
function placeOf(scene: Scene, card: Card, offset: number): RecordId {
  const columns = columnsOf(scene);
  const { cursor } = scene.seen;
  if (cursor?.column === MAP) return MAP;
  if (cursor === undefined || cursor.column === "lane") {
    const own = scene.document.get(card.at.on);
    if (isA(own, "stage") || isA(own, "step") || isA(own, "document")) return card.at.on;
    return columns[Math.max(0, Math.min(offset, columns.length - 1))] ?? MAP;
  }
  const [first] = extentOf(scene, cursor.column);
  if (offset === 0) return cursor.column;
  return columns[Math.max(0, Math.min(first + offset, columns.length - 1))] ?? cursor.column;
}

/** For each persona or source the one of this map that it is: by id, by name, or made anew. */
function broughtAlong(
  scene: Scene,
  records: readonly (RecordOf<"persona"> | RecordOf<"source">)[],
  into: Gathering,
): Map<RecordId, RecordId> {
  return new Map(records.map((record) => [record.id, known(scene, record) ?? made(record, into)]));
}

function known({ document }: Scene, record: RecordOf<"persona"> | RecordOf<"source">): RecordId | undefined {
  const name = nameOf(record);
  const same = document.get(record.id);
  if (same?.record === record.record && nameOf(same) === name) return record.id;
  return document.on(MAP, record.record).find((other) => name !== "" && nameOf(other) === name)?.id;
}

function nameOf(record: AnyRecord): string {
  if (isA(record, "persona")) return record.name;
  return isA(record, "source") ? record.title : "";
}

function made(record: RecordOf<"persona"> | RecordOf<"source">, into: Gathering): RecordId {
  const { at: _, id: __, record: type, ...fields } = record;
  return into.record(type, MAP, fields);
}

/** Where a link of a copy leads: to a copy, to a source that came along, or to what this map has. */
function targetOf(
  { document }: Scene,
  { to }: RecordOf<"link">,
  copies: ReadonlyMap<RecordId, RecordId>,
  sources: ReadonlyMap<RecordId, RecordId>,
): Ref | undefined {
  if (to === "" || !isLocal(to)) return to === "" ? undefined : to;
  return copies.get(to) ?? sources.get(to) ?? (document.get(to) === undefined ? undefined : to);
}
