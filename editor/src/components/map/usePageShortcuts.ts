/** The keys of the commands wherever else on the page the keyboard is: on a button of the bar, in a panel, nowhere. */

import { useEffect } from "react";
import { commandFor, modeOf } from "../../core/keyboard/map.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";
import { PLATFORM } from "./useShortcuts.ts";

const FIELDS =
  "textarea, select, [contenteditable], [role=combobox], input:not([type=range], [type=checkbox], [type=radio])";
/** What lies over the page has keys of its own. */
const COVERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

export function usePageShortcuts(): void {
  const session = useSession();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isOurs(event)) return;
      const command = commandFor(event, isField(event.target) ? "typing" : modeOf(session.seen), PLATFORM);
      if (command === undefined || !isFree(session, event, command.group) || !session.can(command)) return;
      event.preventDefault();
      session.run(command, {});
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [session]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Whether a key is nobody else's: not one that moves, presses or closes what has the focus. */
function isOurs({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const isNowhere = target === document.body || !(target instanceof Element);
  return isNowhere || ctrlKey || metaKey || ([...key].length === 1 && key !== " ");
}

/** While a field is written in, it keeps all keys but those that open something. */
function isFree({ seen }: Session, { target }: KeyboardEvent, group: string): boolean {
  if (seen.surface !== undefined && seen.surface !== "find") return false;
  if (target instanceof Element && target.closest(COVERS) !== null) return false;
  return !isField(target) || group === "view";
}
