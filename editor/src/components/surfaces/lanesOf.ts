import { type Slot, slotNamed } from "../../core/framework.ts";
import type { Session } from "../../core/session/session.ts";
import { frame } from "../../core/view.ts";

export interface LaneChoice {
  readonly slot: Slot;
  readonly isShown: boolean;
  /** Whether somebody made it for this map. */
  readonly isOwn: boolean;
}

/** All lanes of the map through this lens, those that are shown first and in their order. */
export function lanesOf({ document, framework, frame: now }: Session): readonly LaneChoice[] {
  const everything = { framework, show: new Set(framework.slots.map(({ id }) => id)), hide: new Set<never>() };
  const shown = now.rows;
  const others = frame(document, everything).rows.filter(({ id }) => !shown.some((slot) => slot.id === id));
  const choice = (slot: Slot, isShown: boolean) => ({
    slot,
    isShown,
    isOwn: slotNamed(framework, slot.id) === undefined,
  });
  return [...shown.map((slot) => choice(slot, true)), ...others.map((slot) => choice(slot, false))];
}
