/** What a menu offers for what is under the pointer, in groups; whatever cannot be done here and now is left out. */

import type { Command } from "../../core/commands/command.ts";
import { COMMANDS } from "../../core/commands/table.ts";

export type Thing = "card" | "stage" | "step" | "persona" | "lane" | "cell";

/** Asks the page to read the clipboard. */
const paste: Command = { ...COMMANDS["edit.paste"], run: (scene) => COMMANDS["edit.paste"].run(scene, {}) };

const CLIPBOARD = [COMMANDS["edit.cut"], COMMANDS["edit.copy"], paste];
const ASIDE = [COMMANDS["thread.add"], COMMANDS["view.panel-details"]];
const STAGE = [COMMANDS["stage.add-before"], COMMANDS["stage.add-after"], COMMANDS["stage.duplicate"]];
const STEP = [COMMANDS["step.add-before"], COMMANDS["step.add-after"], COMMANDS["step.duplicate"]];
const SHOWING = [COMMANDS["view.focus-stage"], COMMANDS["view.focus-lane"], COMMANDS["view.unfocus"]];
const PICKING = [COMMANDS["select.cell"], COMMANDS["select.lane"], COMMANDS["select.stage"]];
const MOVING = [COMMANDS["move.start"], COMMANDS["card.move-to"]];

const OFFERS: Readonly<Record<Thing, readonly (readonly Command[])[]>> = {
  card: [
    [COMMANDS["text.start"], COMMANDS["card.add-after"], COMMANDS["card.duplicate"], ...MOVING],
    CLIPBOARD,
    [
      COMMANDS["feeling.raise"],
      COMMANDS["feeling.lower"],
      COMMANDS["feeling.raise-a-bit"],
      COMMANDS["feeling.lower-a-bit"],
    ],
    [
      COMMANDS["card.extend-start"],
      COMMANDS["card.extend-end"],
      COMMANDS["card.shrink-start"],
      COMMANDS["card.shrink-end"],
    ],
    [...ASIDE, COMMANDS["document.continue"]],
    [COMMANDS["card.delete"]],
  ],
  stage: [
    [COMMANDS["text.start"], ...STAGE, COMMANDS["step.add-after"], COMMANDS["move.start"]],
    [COMMANDS["select.stage"], ...SHOWING],
    ASIDE,
    [COMMANDS["stage.delete"]],
  ],
  step: [
    [COMMANDS["text.start"], ...STEP, ...MOVING],
    [COMMANDS["step.moment-of-truth"], COMMANDS["step.ends"]],
    ASIDE,
    [COMMANDS["step.delete"]],
  ],
  persona: [[COMMANDS["text.start"]], ASIDE, [COMMANDS["edit.delete"]]],
  lane: [
    [COMMANDS["lane.up"], COMMANDS["lane.down"], COMMANDS["lane.hide"], COMMANDS["lane.reset"]],
    [COMMANDS["select.lane"], COMMANDS["view.focus-lane"], COMMANDS["view.unfocus"], COMMANDS["view.lanes"]],
    [COMMANDS["lane.delete"]],
  ],
  cell: [[COMMANDS["card.add"], paste], PICKING, SHOWING],
};

export function offersFor(thing: Thing, can: (command: Command) => boolean): readonly (readonly Command[])[] {
  return OFFERS[thing].map((group) => group.filter(can)).filter((group) => group.length > 0);
}
