import type { Command } from "../../core/commands/command.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { IconButton } from "../ui/IconButton.tsx";

interface Props {
  readonly command: Command;
  /** Whether what it switches is on. */
  readonly isSelected?: boolean;
  readonly className?: string | undefined;
}

/** A command as a button: its icon, its name, its keys; greyed while it makes no sense or one may not. */
export function CommandButton({ command, isSelected, className }: Props) {
  const session = useSession();
  const { tell } = useT();
  const can = useTopic("seen", () => session.can(command));
  return (
    <IconButton
      icon={command.icon ?? "circle"}
      mirrors={MIRRORED.has(command.id)}
      label={tell(`command.${command.id}`)}
      keys={command.shortcuts?.[0]}
      isDisabled={!can}
      isSelected={isSelected}
      className={className}
      onPress={() => session.run(command, {})}
    />
  );
}

/** Commands whose drawing points along the line of reading. */
const MIRRORED: ReadonlySet<string> = new Set(["edit.undo", "edit.redo"]);
