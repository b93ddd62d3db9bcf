/** THE table: everything that a person can do.  Menus, shortcuts, the palette, the help page, the documentation and the
 * tests in a browser are made from it.
 *
 * What stands in the first part needs to be told nothing: from a key, a menu or the palette it acts on the selection and
 * on where the keyboard is.  What stands in the second cannot know what is meant without being told.
 */

import { addAfter, addCard } from "./card/add.ts";
import { deleteCards } from "./card/delete.ts";
import { moveCards } from "./card/move.ts";
import type { Command } from "./command.ts";
import { redo, undo } from "./edit/history.ts";
import {
  addStageAfter,
  addStageBefore,
  deleteStage,
  moveStage,
  renameStage,
  setRole,
  setStageDuration,
  setStageWidth,
} from "./stage/stages.ts";
import {
  addStepAfter,
  addStepBefore,
  deleteStep,
  moveStep,
  renameStep,
  setStepDuration,
  setStepWidth,
  toggleEnd,
  toggleMoment,
} from "./step/steps.ts";
import { endTyping, startTyping, type, writeText } from "./text/typing.ts";

const ALONE = {
  "edit.undo": undo,
  "edit.redo": redo,
  "text.start": startTyping,
  "text.end": endTyping,
  "card.add": addCard,
  "card.add-after": addAfter,
  "card.delete": deleteCards,
  "stage.add-after": addStageAfter,
  "stage.add-before": addStageBefore,
  "stage.delete": deleteStage,
  "step.add-after": addStepAfter,
  "step.add-before": addStepBefore,
  "step.delete": deleteStep,
  "step.moment-of-truth": toggleMoment,
  "step.ends": toggleEnd,
} satisfies Readonly<Record<string, Command>>;

const TOLD = {
  "text.type": type,
  "text.write": writeText,
  "card.move": moveCards,
  "stage.rename": renameStage,
  "stage.move": moveStage,
  "stage.set-role": setRole,
  "stage.set-duration": setStageDuration,
  "stage.set-width": setStageWidth,
  "step.rename": renameStep,
  "step.move": moveStep,
  "step.set-duration": setStepDuration,
  "step.set-width": setStepWidth,
} as const;

export const COMMANDS = { ...ALONE, ...TOLD } as const;

export type CommandId = keyof typeof COMMANDS;

/** Those that run without being told more. */
export const BARE: readonly Command[] = Object.values(ALONE);
