/** Keys on the map: the command that has the key in the table runs; any other letter begins to write. */

import { type KeyboardEvent, useCallback } from "react";
import { flushSync } from "react-dom";
import { addCard } from "../../core/commands/card/add.ts";
import { startTyping } from "../../core/commands/text/typing.ts";
import { commandFor, modeOf } from "../../core/keyboard/map.ts";
import type { Platform } from "../../core/keyboard/shortcut.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";

export const PLATFORM: Platform = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? "mac" : "other";

export function useShortcuts(): (event: KeyboardEvent) => void {
  const session = useSession();
  return useCallback(
    (event) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      const mode = modeOf(session.seen);
      const command = commandFor(event.nativeEvent, mode, PLATFORM);
      if (command !== undefined && session.can(command)) {
        event.preventDefault();
        session.run(command, {});
      } else if (command === undefined && mode === "map" && isLetter(event)) flushSync(() => write(session));
    },
    [session],
  );
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

/** Into the card or heading with the keyboard, or onto a new card of the cell; the letter itself follows by nature. */
function write(session: Session): void {
  const { cursor } = session.seen;
  if (cursor === undefined || cursor.column === "lane") return;
  const isHeading = cursor.row === "#stages" || cursor.row === "#steps";
  if (cursor.item !== undefined) session.run(startTyping, { id: cursor.item });
  else if (isHeading) session.run(startTyping, { id: cursor.column });
  else session.run(addCard, {});
}
