/** Which command a key means, where one is: on the map, while a text is typed, or while cards are carried. */

import type { Command, Mode } from "../commands/command.ts";
import { ALL, BARE } from "../commands/table.ts";
import type { Seen } from "../session/seen.ts";
import { canonical, isStroke, type Platform, type Shortcut, type Stroke, shortcutOf } from "./shortcut.ts";

interface Binding {
  readonly shortcut: Shortcut;
  readonly command: Command;
  readonly modes: readonly Mode[];
}

const ON_THE_MAP: readonly Mode[] = ["map"];

const BINDINGS: readonly Binding[] = BARE.filter(({ native }) => native !== true).flatMap((command) =>
  (command.shortcuts ?? []).map((written) => ({
    shortcut: shortcutOf(written),
    command,
    modes: command.modes ?? ON_THE_MAP,
  })),
);

export function modeOf({ typing, moving }: Pick<Seen, "typing" | "moving">): Mode {
  if (typing !== undefined) return "typing";
  return moving === undefined ? "map" : "moving";
}

/** The command of a key, or nothing; whether it can run here and now is for the session to say. */
export function commandFor(stroke: Stroke, mode: Mode, platform: Platform): Command | undefined {
  const found = BINDINGS.find(({ shortcut, modes }) => modes.includes(mode) && isStroke(shortcut, stroke, platform));
  return found?.command;
}

/** Keys that browsers and systems keep for themselves, or that people need of them: no shortcut may be one. */
export const RESERVED: ReadonlySet<string> = new Set(
  [
    ..."NTWQRLHMOUJ".split("").map((letter) => `Mod+${letter}`),
    ..."NTWQRIJCBO".split("").map((letter) => `Mod+Shift+${letter}`),
    ..."0123456789".split("").map((digit) => `Mod+${digit}`),
    ...["Mod++", "Mod+-", "Mod+=", "Mod+Tab", "Mod+Shift+Tab", "Mod+Space"],
    ...["Mod+ArrowLeft", "Mod+ArrowRight", "Mod+ArrowUp", "Mod+ArrowDown", "Mod+PageUp", "Mod+PageDown"],
  ].map(canonical),
);

/** Two commands that one key means in one mode; there must be none. */
export interface Conflict {
  readonly key: string;
  readonly mode: Mode;
  readonly commands: readonly string[];
}

export function conflicts(commands: readonly Pick<Command, "id" | "shortcuts" | "modes">[] = ALL): Conflict[] {
  const found = new Map<string, { key: string; mode: Mode; commands: string[] }>();
  for (const { id, shortcuts = [], modes = ON_THE_MAP } of commands) {
    for (const key of new Set(shortcuts.map(canonical))) {
      for (const mode of modes) {
        const entry = found.get(`${mode} ${key}`) ?? { key, mode, commands: [] };
        found.set(`${mode} ${key}`, entry);
        entry.commands.push(id);
      }
    }
  }
  return [...found.values()].filter(({ commands: ids }) => ids.length > 1);
}
