/** How good a card feels. */

import type { RecordId } from "../../ids.ts";
import { isA } from "../../records.ts";
import { type Command, command, NOTHING } from "../command.ts";
import { written } from "../scene.ts";

export interface SetScore {
  readonly id: RecordId;
  /** From -2 to 2; undefined takes the card off the curve. */
  readonly score: number | undefined;
  /** Writes of one turn join, as those of an arrow key that is held do. */
  readonly turn?: string;
}

/** Gives a card its score. */
export const setScore: Command<SetScore> = command({
  id: "feeling.set-score",
  group: "feeling",
  needs: "content",
  icon: "gauge",
  run: ({ document }, { id, score, turn = "" }) => {
    const card = document.get(id);
    if (!isA(card, "card")) return NOTHING;
    const to = score === undefined ? undefined : Math.max(-2, Math.min(2, score));
    return { edits: written(card, "score", to), joins: turn };
  },
});
