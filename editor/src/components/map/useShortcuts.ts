/** Keys on the map: the command that has the key in the table runs; in a cell a letter begins a card. */

import { type KeyboardEvent, useCallback } from "react";
import { flushSync } from "react-dom";
import { addCard } from "../../core/commands/card/add.ts";
import { commandFor, modeOf } from "../../core/keyboard/map.ts";
import type { Platform } from "../../core/keyboard/shortcut.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";

export const PLATFORM: Platform = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? "mac" : "other";

export function useShortcuts(): (event: KeyboardEvent) => void {
  const session = useSession();
  return useCallback(
    (event) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing || isCovered(session)) return;
      const mode = modeOf(session.seen);
      if (mode === "map" && isLetter(event) && isInCell(session)) return flushSync(() => session.run(addCard, {}));
      const command = commandFor(event.nativeEvent, mode, PLATFORM);
      if (command !== undefined && session.can(command)) {
        event.preventDefault();
        session.run(command, {});
      }
    },
    [session],
  );
}

/** Whether something lies over the map that is about to take the keyboard, such as the palette while it is fetched. */
function isCovered({ seen: { surface } }: Session): boolean {
  return surface !== undefined && surface !== "find";
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

/** Whether the keyboard is on a cell, and not on something in it: letters are written there, and mean commands elsewhere. */
function isInCell({ seen: { cursor } }: Session): boolean {
  if (cursor === undefined || cursor.column === "lane" || cursor.item !== undefined) return false;
  return cursor.row !== "#stages" && cursor.row !== "#steps";
}
