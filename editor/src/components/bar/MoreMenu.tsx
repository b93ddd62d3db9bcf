import type { ReactElement } from "react";
import { continueIn } from "../../core/commands/document/continue.ts";
import {
  exportMap,
  findEverywhere,
  importFile,
  palette,
  print,
  settings,
  shortcuts,
  showDocument,
  showPersonas,
  showSources,
} from "../../core/commands/view/viewing.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuSection } from "../ui/MenuSection.tsx";

interface Props {
  readonly trigger: ReactElement;
}

const GROUPS = [
  [continueIn],
  [showDocument, showPersonas, showSources],
  [exportMap, print, importFile, findEverywhere],
  [palette, shortcuts, settings],
];

/** What is needed less often. */
export function MoreMenu({ trigger }: Props) {
  const session = useSession();
  const { t, tell } = useT();
  return (
    <Menu trigger={trigger} placement="bottom end" aria-label={t("ui.more")}>
      {GROUPS.map((commands) => (
        <MenuSection key={commands[0]?.id}>
          {commands.map((command) => (
            <MenuItem
              key={command.id}
              icon={command.icon}
              keys={command.shortcuts?.[0]}
              isDisabled={!session.can(command)}
              onAction={() => session.run(command, {})}
            >
              {tell(`command.${command.id}`)}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
}
