/** Keys on the map: the command that has the key in the table runs; any other letter begins to write. */

import { type KeyboardEvent, useCallback } from "react";
import { flushSync } from "react-dom";
import { addCard } from "../../core/commands/card/add.ts";
import type { Mode } from "../../core/commands/command.ts";
import { BARE } from "../../core/commands/table.ts";
import { startTyping } from "../../core/commands/text/typing.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";

const IS_MAC = /Mac|iP(?:hone|ad)/.test(navigator.platform);

export function useShortcuts(where: "map" | "typing"): (event: KeyboardEvent) => void {
  const session = useSession();
  return useCallback(
    (event) => {
      if (event.defaultPrevented) return;
      const mode: Mode = where === "typing" ? "typing" : session.seen.moving === undefined ? "map" : "moving";
      const keys = keysOf(event);
      const found = BARE.find(
        ({ shortcuts = [], modes = ["map"] }) => modes.includes(mode) && shortcuts.includes(keys),
      );
      if (found !== undefined && session.can(found)) {
        event.preventDefault();
        session.run(found, {});
      } else if (mode === "map" && isLetter(event)) flushSync(() => write(session));
    },
    [session, where],
  );
}

/** A key as the table of commands names it. */
export function keysOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const mod = IS_MAC ? metaKey : ctrlKey;
  const name = key === " " ? "Space" : key.length === 1 && mod ? key.toUpperCase() : key;
  const shift = shiftKey && (name.length > 1 || mod);
  return [...(mod ? ["Mod"] : []), ...(altKey ? ["Alt"] : []), ...(shift ? ["Shift"] : []), name].join("+");
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
