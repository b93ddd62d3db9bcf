import { redo, undo } from "../../core/commands/edit/history.ts";
import {
  exportMap,
  findEverywhere,
  importFile,
  palette,
  present,
  print,
  share,
  shortcuts,
  showComments,
  showDetails,
  showDocument,
  showGuidance,
  showHistory,
  showPersonas,
  showSources,
} from "../../core/commands/view/viewing.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuSection } from "../ui/MenuSection.tsx";
import { CommandButton } from "./CommandButton.tsx";
import styles from "./MapActions.module.css";

const PANELS = [
  { command: showDetails, panel: "details" },
  { command: showGuidance, panel: "guidance" },
  { command: showComments, panel: "comments" },
  { command: showHistory, panel: "history" },
] as const;
const WHOLE = [exportMap, print, importFile, findEverywhere];
const ABOUT = [showDocument, showPersonas, showSources];
const HELP = [palette, shortcuts];

/** What can be done with the whole map, and what can be opened beside it. */
export function MapActions() {
  const session = useSession();
  const { t, tell } = useT();
  const open = useSeen((seen) => seen.panel);
  const items = (commands: typeof WHOLE) =>
    commands.map((command) => (
      <MenuItem
        key={command.id}
        icon={command.icon}
        keys={command.shortcuts?.[0]}
        isDisabled={!session.can(command)}
        onAction={() => session.run(command, {})}
      >
        {tell(`command.${command.id}`)}
      </MenuItem>
    ));
  return (
    <>
      <div className={styles.group}>
        <CommandButton command={undo} />
        <CommandButton command={redo} />
      </div>
      <div className={styles.group}>
        {PANELS.map(({ command, panel }) => (
          <CommandButton key={panel} command={command} isSelected={open === panel} />
        ))}
        <Menu
          trigger={<IconButton icon="ellipsis" label={t("ui.more")} />}
          placement="bottom end"
          aria-label={t("ui.more")}
        >
          <MenuSection>{items(ABOUT)}</MenuSection>
          <MenuSection>{items(WHOLE)}</MenuSection>
          <MenuSection>{items(HELP)}</MenuSection>
        </Menu>
      </div>
      <div className={styles.group}>
        <CommandButton command={share} />
        <Button look="primary" icon="presentation" className={styles.present} onPress={() => session.run(present, {})}>
          {tell(`command.${present.id}`)}
        </Button>
      </div>
    </>
  );
}
