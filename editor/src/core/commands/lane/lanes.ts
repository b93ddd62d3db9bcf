/** Lanes: what this document says about the lanes of a framework, for everybody who looks at it. */

import { type Edit, put, remove } from "../../edits.ts";
import type { Slot } from "../../framework.ts";
import { isKind, type Kind, laneId, type SlotId, slotId } from "../../ids.ts";
import { type Fields, isA, make, type RecordOf } from "../../records.ts";
import { specOf } from "../../schema.ts";
import { rows } from "../../view.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { slotOf, written } from "../scene.ts";
import { inOneLine, isBlank } from "../text/words.ts";

interface Which {
  /** Which lane; else the one at the keyboard. */
  readonly slot?: SlotId;
}

function which({ seen }: Scene, named: SlotId | undefined): SlotId | undefined {
  const row = seen.cursor?.row;
  return named ?? (row === "#stages" || row === "#steps" ? undefined : row);
}

function isAtLane(scene: Scene): boolean {
  return which(scene, undefined) !== undefined;
}

function overlayOf({ document, framework }: Scene, slot: SlotId): RecordOf<"lane"> | undefined {
  const record = document.get(laneId(framework.id, slot));
  return isA(record, "lane") ? record : undefined;
}

/** The edits that say something about a lane, in the record that it has or in a new one. */
function told(scene: Scene, slot: SlotId, fields: Fields<"lane">): Edit[] {
  const overlay = overlayOf(scene, slot);
  if (overlay === undefined) return [put(make("lane", laneId(scene.framework.id, slot), fields))];
  const { hidden, title, order, height, kinds } = { ...overlay, ...fields };
  return [
    ...written(overlay, "hidden", hidden),
    ...written(overlay, "title", title),
    ...written(overlay, "order", order),
    ...written(overlay, "height", height),
    ...written(overlay, "kinds", kinds),
  ];
}

export const hideLane: Command<Which> = command({
  id: "lane.hide",
  group: "lane",
  needs: "content",
  icon: "eye-off",
  inPalette: true,
  canRun: isAtLane,
  run: (scene, { slot }) => {
    const id = which(scene, slot);
    const lane = id && slotOf(scene, id);
    if (lane === undefined) return NOTHING;
    const rest = new Set([...scene.seen.show].filter((one) => one !== lane.id));
    return {
      edits: told(scene, lane.id, { hidden: true }),
      seen: { cursor: undefined, show: rest },
      say: { key: "said.hidden", values: { lane: lane.title } },
    };
  },
});

export const showLane: Command<Required<Which>> = command({
  id: "lane.show",
  group: "lane",
  needs: "content",
  icon: "eye",
  run: (scene, { slot }) => {
    const rest = new Set([...scene.seen.hide].filter((one) => one !== slot));
    return { edits: told(scene, slot, { hidden: false }), seen: { hide: rest } };
  },
});

/** Another title here; no title gives it its own again. */
export const renameLane: Command<Which & { readonly title: string }> = command({
  id: "lane.rename",
  group: "lane",
  needs: "content",
  icon: "pencil",
  run: (scene, { slot, title }) => {
    const id = which(scene, slot);
    const words = inOneLine(title, 200);
    if (id === undefined) return NOTHING;
    const isOwn = scene.framework.slots.every((one) => one.id !== id);
    return isOwn && isBlank(words) ? NOTHING : { edits: told(scene, id, { title: isBlank(words) ? "" : words }) };
  },
});

/** Px; undefined gives it its own height again. */
export const setLaneHeight: Command<Which & { readonly height: number | undefined; readonly turn?: string }> = command({
  id: "lane.set-height",
  group: "lane",
  needs: "content",
  icon: "move-vertical",
  run: (scene, { slot, height, turn = "" }) => {
    const id = which(scene, slot);
    const px = height === undefined ? undefined : Math.round(Math.max(0, Math.min(height, HIGHEST)));
    return id === undefined ? NOTHING : { edits: told(scene, id, { height: px }), joins: turn };
  },
});

const HIGHEST = specOf("lane", "height")?.high ?? 2_000;

/** As the framework has it again: shown or hidden, in its place, under its own title. */
export const resetLane: Command<Which> = command({
  id: "lane.reset",
  group: "lane",
  needs: "content",
  icon: "rotate-ccw",
  inPalette: true,
  canRun: (scene) => {
    const id = which(scene, undefined);
    const overlay = id && overlayOf(scene, id);
    return overlay !== undefined && overlay.kinds.length === 0;
  },
  run: (scene, { slot }) => {
    const id = which(scene, slot);
    const overlay = id && overlayOf(scene, id);
    return overlay === undefined || overlay.kinds.length > 0 ? NOTHING : { edits: [remove(overlay.id, overlay)] };
  },
});

export const laneUp: Command<Which> = command({
  id: "lane.up",
  group: "lane",
  needs: "content",
  icon: "arrow-up",
  inPalette: true,
  canRun: isAtLane,
  run: (scene, { slot }) => shifted(scene, which(scene, slot), -1),
});

export const laneDown: Command<Which> = command({
  id: "lane.down",
  group: "lane",
  needs: "content",
  icon: "arrow-down",
  inPalette: true,
  canRun: isAtLane,
  run: (scene, { slot }) => shifted(scene, which(scene, slot), 1),
});

/** Puts a lane before another one that is shown, or after the last. */
export const moveLane: Command<Which & { readonly before?: SlotId }> = command({
  id: "lane.move",
  group: "lane",
  needs: "content",
  icon: "move-vertical",
  run: (scene, { slot, before }) => {
    const id = which(scene, slot);
    return id === undefined ? NOTHING : placed(scene, id, before);
  },
});

function shifted(scene: Scene, id: SlotId | undefined, by: 1 | -1): Outcome {
  const shown = scene.frame.rows;
  const here = shown.findIndex((slot) => slot.id === id);
  const beyond = here + (by > 0 ? 2 : -1);
  if (id === undefined || here < 0 || beyond < 0 || here + by >= shown.length) return NOTHING;
  return placed(scene, id, shown[beyond]?.id);
}

/** A rank between its new neighbours; hidden lanes keep theirs. */
function placed(scene: Scene, id: SlotId, before: SlotId | undefined): Outcome {
  if (before === id) return NOTHING;
  const others = rows(scene.document, everything(scene)).filter((slot) => slot.id !== id);
  const ahead = others.findIndex((slot) => slot.id === before);
  const spot = ahead < 0 ? others.length : ahead;
  const [low, high] = [rankOf(scene, others[spot - 1]), rankOf(scene, others[spot])];
  const order = low === undefined ? (high ?? 2) / 2 : high === undefined ? Math.floor(low) + 1 : (low + high) / 2;
  return { edits: told(scene, id, { order }) };
}

function everything({ document, framework, lens }: Scene) {
  const own = document.lanes.map(({ id }) => slotId(id.slice(id.indexOf(" ") + 1)));
  return { ...lens, show: new Set([...framework.slots.map(({ id }) => id), ...own]) };
}

/** As the view counts them: a lane's own order, else its place in the framework, else after all of those. */
function rankOf(scene: Scene, slot: Slot | undefined): number | undefined {
  if (slot === undefined) return undefined;
  const { framework, document } = scene;
  const overlay = overlayOf(scene, slot.id);
  if (overlay?.order !== undefined) return overlay.order;
  const own = framework.slots.findIndex(({ id }) => id === slot.id);
  if (own >= 0) return own + 1;
  const known = new Set<string>(framework.slots.flatMap(({ id, was }) => [id, ...was]));
  const strange = document.lanes.map(({ id }) => id).filter((id) => id.startsWith(`${framework.id} `));
  const left = strange.filter((id) => !known.has(id.slice(framework.id.length + 1)));
  return framework.slots.length + left.indexOf(laneId(framework.id, slot.id)) + 1;
}

/** A lane of one's own for kinds that no lane of the framework shows. */
export const addLane: Command<{ readonly title: string; readonly kinds: readonly Kind[]; readonly after?: SlotId }> =
  command({
    id: "lane.add",
    group: "lane",
    needs: "content",
    icon: "rows-3",
    run: (scene, { title, kinds, after }) => {
      const words = inOneLine(title, 200);
      const known = kinds.filter((kind) => isKind(kind));
      if (isBlank(words) || known.length === 0) return NOTHING;
      const id = slotId(scene.newId());
      const rank = after === undefined ? undefined : rankOf(scene, slotOf(scene, after));
      const order = rank === undefined ? undefined : rank + 0.5;
      const lane = make("lane", laneId(scene.framework.id, id), { title: words, kinds: known, order });
      return { edits: [put(lane)], say: { key: "said.added", values: { text: words } } };
    },
  });

/** Takes a lane of one's own away; its cards go to the tray. */
export const deleteLane: Command<Which> = command({
  id: "lane.delete",
  group: "lane",
  needs: "content",
  icon: "trash-2",
  inPalette: true,
  canRun: ({ document }) => document.lanes.some(({ kinds }) => kinds.length > 0),
  run: (scene, { slot }) => {
    const id = which(scene, slot);
    const overlay = id && overlayOf(scene, id);
    if (overlay === undefined || overlay.kinds.length === 0) return NOTHING;
    return {
      edits: [remove(overlay.id, overlay)],
      seen: { cursor: undefined },
      say: { key: "said.deleted", values: { n: 1 } },
    };
  },
});
