/** Stages: the stretches of the journey. */

import { type Edit, put, remove, set } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import type { Cursor } from "../../session/seen.ts";
import { type Command, command, type Outcome, type Scene } from "../command.ts";
import { fieldCommand } from "../fields.ts";
import { chosen, columnChosen, stageOf } from "../scene.ts";
import { keysFor, type Seat } from "../seating.ts";
import { inOneLine, isBlank } from "../text/words.ts";
import { newStage } from "./new.ts";

export interface AddColumn {
  /** Beside which; else the one at the keyboard. */
  readonly id?: RecordId;
  /** Without a title one begins to type it. */
  readonly title?: string;
}

export const addStageAfter: Command<AddColumn> = command({
  id: "stage.add-after",
  group: "stage",
  needs: "content",
  icon: "between-vertical-start",
  inPalette: true,
  run: (scene, { id, title }) => {
    const beside = id ?? columnChosen(scene, "stage")?.id;
    return stageAdded(scene, beside === undefined ? {} : { after: beside }, title);
  },
});

export const addStageBefore: Command<AddColumn> = command({
  id: "stage.add-before",
  group: "stage",
  needs: "content",
  icon: "between-vertical-end",
  inPalette: true,
  run: (scene, { id, title }) => {
    const beside = id ?? columnChosen(scene, "stage")?.id;
    return stageAdded(scene, beside === undefined ? { first: true } : { before: beside }, title);
  },
});

function stageAdded(scene: Scene, seat: Seat, title: string | undefined): Outcome {
  return columnAdded(scene, "#stages", newStage(scene, seat, titled(title, scene.word("stage.new"))), title, []);
}

export function titled(title: string | undefined, otherwise: string): string {
  const words = inOneLine(title ?? "", 200);
  return isBlank(words) ? otherwise : words;
}

/** A new heading, in which one types at once unless it came with a title. */
export function columnAdded(
  scene: Scene,
  row: "#stages" | "#steps",
  record: Heading,
  title: string | undefined,
  more: readonly Edit[],
): Outcome {
  const turn = scene.newId();
  const { id, title: was } = record;
  const typing =
    title === undefined ? { id, field: "title" as const, all: true, was, turn, fresh: [], blank: false } : undefined;
  return {
    edits: [put(record), ...more],
    joins: turn,
    seen: { cursor: { row, column: id }, selection: [id], typing },
    say: { key: "said.added", values: { text: was } },
  };
}

/** Moves stages with all that stands on them before another one, or to the end. */
export const moveStage: Command<{ readonly ids?: readonly RecordId[]; readonly before?: RecordId }> = command({
  id: "stage.move",
  group: "stage",
  needs: "content",
  run: (scene, { ids, before }) => {
    const rank = new Map(scene.document.stages.map(({ id }, n) => [id, n]));
    const stages = chosen(scene, "stage", ids).sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
    const leaving = new Set(stages.map(({ id }) => id));
    const seat = before === undefined || leaving.has(before) ? {} : { before };
    const keys = keysFor(scene.document, { on: MAP, type: "stage" }, seat, stages.length, leaving);
    const edits = stages.flatMap((stage, n) => set(stage, "at", { ...stage.at, order: keys[n] ?? stage.at.order }));
    return { edits, ...(stages[0] ? { say: { key: "said.moved", values: { text: stages[0].title } } } : {}) };
  },
});

/** Takes stages away with their steps and cards. */
export const deleteStage: Command<{ readonly ids?: readonly RecordId[] }> = command({
  id: "stage.delete",
  group: "stage",
  needs: "content",
  icon: "trash-2",
  inPalette: true,
  canRun: (scene) => columnChosen(scene, "stage") !== undefined,
  run: (scene, { ids }) => {
    const near = columnChosen(scene, "stage");
    const picked = chosen(scene, "stage", ids);
    return removed(scene, picked.length > 0 || near === undefined ? picked : [near]);
  },
});

/** All of them and what hangs on them goes, which rebase works out; the keyboard goes to the nearest heading left. */
export function removed(scene: Scene, records: readonly Heading[]): Outcome {
  const going = new Set(records.map(({ id }) => id));
  const { cursor } = scene.seen;
  const column = cursor === undefined || cursor.column === "lane" ? undefined : cursor.column;
  const isGone = column !== undefined && (going.has(column) || going.has(stageOf(scene, column)?.id ?? column));
  return {
    edits: records.map((record) => remove(record.id, record)),
    seen: { selection: [], typing: undefined, ...(isGone ? { cursor: nearestHeading(scene, going, records) } : {}) },
    say: { key: "said.deleted", values: { n: records.length } },
  };
}

type Heading = RecordOf<"stage"> | RecordOf<"step">;

/** The heading after those that go, else the one before; that of the stage where no step is left. */
function nearestHeading(scene: Scene, going: ReadonlySet<RecordId>, records: readonly Heading[]): Cursor | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const siblings = scene.document.on(first.at.on, first.record).map(({ id }) => id);
  const spot = siblings.indexOf(first.id);
  const left = [...siblings.slice(spot), ...siblings.slice(0, spot).reverse()].find((id) => !going.has(id));
  if (left !== undefined) return { row: first.record === "stage" ? "#stages" : "#steps", column: left };
  return first.record === "step" ? { row: "#stages", column: first.at.on } : undefined;
}

export const setRole = fieldCommand({ id: "stage.set-role", group: "stage", type: "stage", field: "role" });
export const setStageWidth = fieldCommand({ id: "stage.set-width", group: "stage", type: "stage", field: "width" });
