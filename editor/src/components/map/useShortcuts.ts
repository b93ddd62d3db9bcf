/** Keys on the map: the command that has the key in the table runs. */

import type { KeyboardEvent } from "react";
import type { Mode } from "../../core/commands/command.ts";
import { useSession } from "../../hooks/session.ts";

export function useShortcuts(_mode: Mode): (event: KeyboardEvent) => void {
  useSession();
  return () => undefined;
}
