/** Cards on their way: to another place, another lane, another spot in their cell.
 *
 * A card keeps all it says and has; its kind follows the lane.  Several keep the order in which they are read.
 */

import { type Edit, set } from "../../edits.ts";
import type { Slot } from "../../framework.ts";
import { type Kind, MAP, type RecordId, type SlotId } from "../../ids.ts";
import { isA, type RecordOf } from "../../records.ts";
import type { Place } from "../../schema.gen.ts";
import { equal } from "../../values.ts";
import { homes } from "../../view.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { chosen, kindIn, slotOf, stageOf } from "../scene.ts";
import { keysFor, type Seat } from "../seating.ts";

type Card = RecordOf<"card">;

export interface MoveCards {
  readonly ids?: readonly RecordId[];
  /** The lane; each card stays in its own where none is named. */
  readonly slot?: SlotId;
  /** The place; each card stays on its own where none is named. */
  readonly place?: RecordId;
  /** In front of which card; at the end of the cell where none is named. */
  readonly before?: RecordId;
}

export const moveCards: Command<MoveCards> = command({
  id: "card.move",
  group: "card",
  needs: "content",
  run: (scene, args) => {
    const cards = inReadingOrder(scene, chosen(scene, "card", args.ids));
    const slot = args.slot === undefined ? undefined : slotOf(scene, args.slot);
    if (cards.length === 0 || (args.slot !== undefined && (slot === undefined || kindIn(slot) === undefined))) {
      return cards.length === 0 ? NOTHING : { say: { key: "said.no-cards-here" } };
    }
    const edits = moved(scene, cards, { slot, place: args.place, before: args.before });
    return {
      edits,
      seen: { selection: cards.map(({ id }) => id) },
      ...(edits.length > 0 ? said(scene, cards, slot, args.place) : {}),
    };
  },
});

function said(scene: Scene, cards: readonly Card[], slot: Slot | undefined, place: RecordId | undefined) {
  const there = place === undefined || place === MAP ? undefined : scene.document.get(place);
  const title = isA(there, "stage") || isA(there, "step") ? there.title : scene.document.head.title;
  const values = { n: cards.length, lane: slot?.title ?? "", place: title };
  return { say: { key: slot === undefined ? "said.moved-to-place" : "said.moved-to", values } };
}

export interface Target {
  readonly slot: Slot | undefined;
  readonly place: RecordId | undefined;
  readonly before?: RecordId | undefined;
  /** At the start of the cell instead of the end. */
  readonly first?: boolean;
}

/** The edits that bring cards, in this order, to a cell; none where they sit there already. */
export function moved(scene: Scene, cards: readonly Card[], { slot, place, before, first = false }: Target): Edit[] {
  const home = homes(scene.document, scene.lens);
  const ahead = before === undefined ? undefined : scene.document.get(before);
  const leader = isA(ahead, "card") ? ahead : undefined;
  const benches = new Map<string, { on: RecordId; kind: Kind | ""; cards: Card[] }>();
  for (const card of cards) {
    const kind = slot === undefined || home(card.at.kind) === slot.id ? card.at.kind : (kindIn(slot) ?? card.at.kind);
    const on = placeIn(scene, card, place, leader);
    const name = `${kind} ${on}`;
    const bench = benches.get(name) ?? { on, kind, cards: [] };
    benches.set(name, bench);
    bench.cards.push(card);
  }
  const leaving = new Set(cards.map(({ id }) => id));
  return [...benches.values()].flatMap(({ on, kind, cards: coming }) => {
    const seat: Seat = first ? { first } : seatBefore(slot, leader, on, kind, leaving);
    return seatedCards(scene, coming, on, kind, seat, leaving);
  });
}

/** A card stays on its own step where the cell is that of the step's stage; else it goes where it is put. */
function placeIn(scene: Scene, card: Card, place: RecordId | undefined, leader: Card | undefined): RecordId {
  if (place === undefined) return card.at.on;
  const isFolded = scene.framework.columns !== "steps";
  const isWithin = (on: RecordId) => isFolded && on !== place && stageOf(scene, on)?.id === place;
  if (leader !== undefined && isWithin(leader.at.on)) return leader.at.on;
  return leader === undefined && isWithin(card.at.on) ? card.at.on : place;
}

/** In front of the leader; where the leader is of another kind, at that end of their own kind which is nearer to it. */
function seatBefore(
  slot: Slot | undefined,
  leader: Card | undefined,
  on: RecordId,
  kind: Kind | "",
  leaving: ReadonlySet<RecordId>,
): Seat {
  if (leader === undefined || leader.at.on !== on || leaving.has(leader.id)) return {};
  if (leader.at.kind === kind) return { before: leader.id };
  const rank = (word: string) => slot?.shows.indexOf(word) ?? -1;
  return rank(leader.at.kind) < rank(kind) ? { first: true } : {};
}

function seatedCards(
  scene: Scene,
  cards: readonly Card[],
  on: RecordId,
  kind: Kind | "",
  seat: Seat,
  leaving: ReadonlySet<RecordId>,
): Edit[] {
  if (isSeated(scene, cards, on, kind, seat, leaving)) return [];
  const keys = keysFor(scene.document, { on, type: "card", kind }, seat, cards.length, leaving);
  return cards.flatMap((card, n) => {
    const at: Place = { on, order: keys[n] ?? card.at.order, kind, to: farEnd(scene, card.at, on) };
    return equal(at, card.at) ? [] : [set(card, "at", at)];
  });
}

/** Whether they sit in that order at that spot already. */
function isSeated(
  { document }: Scene,
  cards: readonly Card[],
  on: RecordId,
  kind: Kind | "",
  seat: Seat,
  leaving: ReadonlySet<RecordId>,
): boolean {
  if (!cards.every(({ at }) => at.on === on && at.kind === kind)) return false;
  const now = document.on(on, "card", kind).map(({ id }) => id);
  const others = now.filter((id) => !leaving.has(id));
  const spot = seat.first ? 0 : seat.before === undefined ? others.length : others.indexOf(seat.before);
  const then = [...others.slice(0, spot), ...cards.map(({ id }) => id), ...others.slice(spot)];
  return then.every((id, n) => id === now[n]);
}

/** A span keeps its length in columns, as far as the map goes; it ends where the level is another one. */
export function farEnd({ document }: Scene, at: Place, on: RecordId): RecordId | "" {
  if (at.to === "" || at.on === on) return at.to;
  const type = document.get(on)?.record;
  if (type !== document.get(at.on)?.record) return "";
  const level = document.columns.filter((id) => document.get(id)?.record === type);
  const length = level.indexOf(at.to) - level.indexOf(at.on);
  const end = level[Math.min(level.length - 1, Math.max(0, level.indexOf(on) + length))] ?? "";
  return end === on ? "" : end;
}

/** From the left to the right, lane by lane within a place, then as they stand. */
export function inReadingOrder(scene: Scene, cards: readonly Card[]): Card[] {
  if (cards.length < 2) return [...cards];
  const columns = new Map<RecordId, number>([MAP, ...scene.document.columns].map((id, n) => [id, n]));
  const home = homes(scene.document, scene.lens);
  const rows = new Map<string, number>(scene.frame.rows.map(({ id }, n) => [id, n]));
  const ranked = cards.map((card) => {
    const slot = home(card.at.kind);
    return { card, column: columns.get(card.at.on) ?? 0, row: rows.get(slot ?? "") ?? rows.size };
  });
  const rank = spots(scene, new Set(cards.map(({ at }) => at.on)));
  return ranked
    .sort((a, b) => a.column - b.column || a.row - b.row || (rank.get(a.card.id) ?? 0) - (rank.get(b.card.id) ?? 0))
    .map(({ card }) => card);
}

/** Where each card of some places stands among all cards of its place. */
function spots({ document }: Scene, places: ReadonlySet<RecordId>): Map<RecordId, number> {
  const found = new Map<RecordId, number>();
  for (const place of places) for (const { id } of document.on(place, "card")) found.set(id, found.size);
  return found;
}
