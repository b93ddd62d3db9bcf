/** The feeling curve, point by point, by keyboard. */

import { baseKind } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { chosen, written } from "../scene.ts";

const SCORED = new Set(["feeling", "response"]);

function scored(scene: Scene): RecordOf<"card">[] {
  return chosen(scene, "card").filter(({ at, score }) => score !== undefined || SCORED.has(baseKind(at.kind)));
}

function nudging(id: string, keys: readonly string[], by: number): Command {
  return command({
    id,
    group: "feeling",
    needs: "content",
    icon: by > 0 ? "arrow-up" : "arrow-down",
    shortcuts: keys,
    inPalette: true,
    canRun: (scene) => scored(scene).length > 0,
    run: (scene) => {
      const cards = scored(scene);
      const to = (score: number) => Math.max(-2, Math.min(2, Math.round((score + by) * 10) / 10));
      const [first] = cards;
      if (first === undefined) return NOTHING;
      const now = to(first.score ?? 0);
      return {
        edits: cards.flatMap((card) => written(card, "score", to(card.score ?? 0))),
        joins: `score ${cards.map((card) => card.id).join(" ")}`,
        say: { key: "said.score", values: { score: now } },
      };
    },
  });
}

export const raise = nudging("feeling.raise", ["PageUp"], 0.5);
export const lower = nudging("feeling.lower", ["PageDown"], -0.5);
export const raiseABit = nudging("feeling.raise-a-bit", ["Shift+PageUp"], 0.1);
export const lowerABit = nudging("feeling.lower-a-bit", ["Shift+PageDown"], -0.1);
