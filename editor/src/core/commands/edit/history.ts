/** One's own changes, back and forth. */

import { type Command, command } from "../command.ts";

export const undo: Command = command({
  id: "edit.undo",
  group: "edit",
  needs: "talk",
  icon: "undo-2",
  shortcuts: ["Mod+Z"],
  inPalette: true,
  canRun: ({ canUndo }) => canUndo,
  run: () => ({ effect: { do: "undo" } }),
});

export const redo: Command = command({
  id: "edit.redo",
  group: "edit",
  needs: "talk",
  icon: "redo-2",
  shortcuts: ["Mod+Shift+Z", "Mod+Y"],
  inPalette: true,
  canRun: ({ canRedo }) => canRedo,
  run: () => ({ effect: { do: "redo" } }),
});
