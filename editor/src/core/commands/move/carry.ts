/** Moving by keyboard: arrow keys carry what is selected, Enter leaves it there, Escape takes it back.
 *
 * All steps of one turn join, so that undo takes back the whole way, and a way that was taken back never was.
 */

import { type Edit, set } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import { isA, placeOf, type RecordOf } from "../../records.ts";
import type { Cursor } from "../../session/seen.ts";
import { inReadingOrder, moved } from "../card/move.ts";
import { isFromRight } from "../card/span.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { chosen, kindIn, ownerFor, slotOf, stageOf } from "../scene.ts";
import { AT_END, keysFor, type Seat } from "../seating.ts";
import { movedSteps, inReadingOrder as stepsInOrder } from "../step/steps.ts";
import { columnsOf, type Row, rowsOf, slotIn, spotOf } from "../stops.ts";

type Card = RecordOf<"card">;

export const startMoving: Command = command({
  id: "move.start",
  group: "move",
  needs: "content",
  icon: "move",
  shortcuts: ["m"],
  inPalette: true,
  canRun: (scene) => scene.seen.typing === undefined && carried(scene).length > 0,
  run: (scene) => {
    const from = carried(scene).map(({ id, at }) => ({ id, at }));
    const selection = from.map(({ id }) => id);
    return { seen: { selection, moving: { turn: scene.newId(), from } }, say: { key: "said.moving" } };
  },
});

/** What arrow keys would carry: cards, else steps, else stages. */
function carried(scene: Scene) {
  const [cards, steps] = [chosen(scene, "card"), chosen(scene, "step")];
  return cards.length > 0 ? cards : steps.length > 0 ? steps : chosen(scene, "stage");
}

export const confirmMoving: Command = command({
  id: "move.confirm",
  group: "move",
  needs: "content",
  shortcuts: ["Enter", "m"],
  modes: ["moving"],
  canRun: isMoving,
  run: () => ({ seen: { moving: undefined }, say: { key: "said.put-down" } }),
});

export const cancelMoving: Command = command({
  id: "move.cancel",
  group: "move",
  needs: "content",
  shortcuts: ["Escape"],
  modes: ["moving"],
  canRun: isMoving,
  run: (scene) => {
    const { moving, cursor } = scene.seen;
    const edits = (moving?.from ?? []).flatMap(({ id, at }): Edit[] => {
      const record = scene.document.get(id);
      const now = record && placeOf(record);
      return now === undefined || now === at ? [] : [{ edit: "set", id, field: "at", value: at, was: now }];
    });
    const [first] = moving?.from ?? [];
    const back = cursor?.item === undefined || first === undefined ? cursor : { ...cursor, item: first.id };
    return {
      edits,
      joins: moving?.turn ?? "",
      seen: { moving: undefined, cursor: back },
      say: { key: "said.put-back" },
    };
  },
});

function isMoving({ seen }: Scene): boolean {
  return seen.moving !== undefined;
}

function carrying(id: string, key: string, run: (scene: Scene) => Outcome): Command {
  return command({
    id,
    group: "move",
    needs: "content",
    shortcuts: [key],
    modes: ["moving"],
    canRun: isMoving,
    run: (scene) => ({ ...run(scene), joins: scene.seen.moving?.turn ?? "" }),
  });
}

export const moveLeft = carrying("move.left", "ArrowLeft", (scene) => along(scene, isFromRight(scene) ? 1 : -1));
export const moveRight = carrying("move.right", "ArrowRight", (scene) => along(scene, isFromRight(scene) ? -1 : 1));
export const moveUp = carrying("move.up", "ArrowUp", (scene) => across(scene, -1));
export const moveDown = carrying("move.down", "ArrowDown", (scene) => across(scene, 1));

/** On to the next column, or back. */
function along(scene: Scene, by: 1 | -1): Outcome {
  const cards = chosen(scene, "card");
  if (cards.length > 0) return cardsAlong(scene, inReadingOrder(scene, cards), by);
  const steps = stepsInOrder(scene, chosen(scene, "step"));
  return steps.length > 0 ? stepsAlong(scene, steps, by) : stagesAlong(scene, by);
}

function cardsAlong(scene: Scene, cards: readonly Card[], by: 1 | -1): Outcome {
  const targets = new Map<RecordId, Card[]>();
  for (const card of cards) {
    const place = neighbour(scene, card.at.on, by);
    if (place === undefined) return NOTHING;
    targets.set(place, [...(targets.get(place) ?? []), card]);
  }
  const edits = [...targets].flatMap(([place, coming]) => moved(scene, coming, { slot: undefined, place }));
  return arrived(scene, edits, cards, undefined, [...targets.keys()][0]);
}

/** The place beside another, on the same level as the map shows it. */
function neighbour(scene: Scene, place: RecordId, by: 1 | -1): RecordId | undefined {
  const columns = columnsOf(scene);
  const own = columns.indexOf(place);
  if (own >= 0) return columns[own + by];
  const stages = scene.document.stages.map(({ id }) => id);
  const stage = stageOf(scene, place)?.id;
  return stage === undefined ? undefined : stages[stages.indexOf(stage) + by];
}

function stepsAlong(scene: Scene, steps: readonly RecordOf<"step">[], by: 1 | -1): Outcome {
  const edge = by > 0 ? steps.at(-1) : steps[0];
  if (edge === undefined) return NOTHING;
  const siblings = scene.document.steps(edge.at.on).map(({ id }) => id);
  const beside = siblings[siblings.indexOf(edge.id) + by];
  const stages = scene.document.stages.map(({ id }) => id);
  const stage = beside === undefined ? stages[stages.indexOf(edge.at.on) + by] : edge.at.on;
  if (stage === undefined) return NOTHING;
  return { edits: movedSteps(scene, steps, stage, seatBeside(beside, by)), say: saidOf(edge.title) };
}

/** Past a neighbour; into the next stage at its near end where there is none. */
function seatBeside(beside: RecordId | undefined, by: 1 | -1): Seat {
  if (beside === undefined) return by > 0 ? { first: true } : AT_END;
  return by > 0 ? { after: beside } : { before: beside };
}

function stagesAlong(scene: Scene, by: 1 | -1): Outcome {
  const all = scene.document.stages;
  const going = new Set(chosen(scene, "stage").map(({ id }) => id));
  const stages = all.filter(({ id }) => going.has(id));
  const edge = by > 0 ? stages.at(-1) : stages[0];
  const beside = edge && all[all.indexOf(edge) + by];
  if (edge === undefined || beside === undefined) return NOTHING;
  const seat = seatBeside(beside.id, by);
  const keys = keysFor(scene.document, { on: MAP, type: "stage" }, seat, stages.length, going);
  const edits = stages.map((stage, n) => set(stage, "at", { ...stage.at, order: keys[n] ?? stage.at.order }));
  return { edits, say: saidOf(edge.title) };
}

function saidOf(text: string) {
  return { key: "said.moved", values: { text } };
}

/** Up or down in their cell, and from its end into the next lane. */
function across(scene: Scene, by: 1 | -1): Outcome {
  const cards = inReadingOrder(scene, chosen(scene, "card"));
  return withinCell(scene, cards, by) ?? intoLane(scene, cards, by);
}

function withinCell(scene: Scene, cards: readonly Card[], by: 1 | -1): Outcome | undefined {
  const [first] = cards;
  if (first === undefined || !cards.every(({ at }) => at.on === first.at.on && at.kind === first.at.kind))
    return undefined;
  const bench = scene.document.on(first.at.on, "card", first.at.kind);
  const edge = by > 0 ? cards.at(-1) : first;
  const beside = bench[bench.findIndex(({ id }) => id === edge?.id) + by];
  if (beside === undefined) return undefined;
  const leaving = new Set(cards.map(({ id }) => id));
  const keys = keysFor(
    scene.document,
    { on: first.at.on, type: "card", kind: first.at.kind },
    seatBeside(beside.id, by),
    cards.length,
    leaving,
  );
  const edits = cards.map((card, n) => set(card, "at", { ...card.at, order: keys[n] ?? card.at.order }));
  const rest = bench.filter(({ id }) => !leaving.has(id)).findIndex(({ id }) => id === beside.id) + (by > 0 ? 2 : 1);
  return { edits, say: { key: "said.moved-within", values: { n: rest, of: bench.length } } };
}

/** The nearest lane in that direction which takes cards, for all of them or for none. */
function intoLane(scene: Scene, cards: readonly Card[], by: 1 | -1): Outcome {
  const spots = cards.map(({ id }) => spotOf(scene, id));
  const edits: Edit[] = [];
  let shown: { row: Row; place: RecordId } | undefined;
  for (const row of new Set(spots.map((spot) => spot?.row))) {
    const slot = row === undefined ? undefined : nextLane(scene, row, by);
    if (slot === undefined) return NOTHING;
    const places = new Map<RecordId, Card[]>();
    cards.forEach((card, n) => {
      if (spots[n]?.row !== row) return;
      const place = ownerFor(scene, slot, card.at.on);
      places.set(place, [...(places.get(place) ?? []), card]);
      shown ??= { row: slot.id, place };
    });
    for (const [place, coming] of places) edits.push(...moved(scene, coming, { slot, place, first: by > 0 }));
  }
  return arrived(scene, edits, cards, shown?.row, shown?.place);
}

function nextLane(scene: Scene, row: Row, by: 1 | -1) {
  const rows = rowsOf(scene);
  for (let n = rows.indexOf(row) + by; n >= 0 && n < rows.length; n += by) {
    const slot = slotIn(scene, rows[n] ?? "#stages");
    if (slot !== undefined && kindIn(slot) !== undefined) return slot;
  }
  return undefined;
}

/** The keyboard goes along with the first of them. */
function arrived(
  scene: Scene,
  edits: readonly Edit[],
  cards: readonly Card[],
  row: Row | undefined,
  place: RecordId | undefined,
): Outcome {
  const [first] = cards;
  const { cursor } = scene.seen;
  const from = first && spotOf(scene, first.id);
  const to = row ?? from?.row;
  if (first === undefined || to === undefined || place === undefined) return { edits };
  const seen: Cursor = { row: to, column: place, item: first.id };
  const there = scene.document.get(place);
  const title = isA(there, "stage") || isA(there, "step") ? there.title : scene.document.head.title;
  const lane = to === "#stages" || to === "#steps" ? "" : (slotOf(scene, to)?.title ?? "");
  const say = { key: "said.moved-to", values: { n: cards.length, lane, place: title } };
  return { edits, say, ...(cursor === undefined ? {} : { seen: { cursor: seen } }) };
}
