import { useRef } from "react";
import { Menu } from "react-aria-components";
import { flushSync } from "react-dom";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import menu from "../ui/Menu.module.css";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuSection } from "../ui/MenuSection.tsx";
import { Popover } from "../ui/Popover.tsx";
import styles from "./ContextMenu.module.css";
import { offersFor, type Thing } from "./offers.ts";

export interface Asked {
  readonly thing: Thing;
  /** Where the pointer is, in px of the window. */
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly asked: Asked;
  readonly close: () => void;
}

/** Everything that can be done with what is under the pointer. */
export function ContextMenu({ asked: { thing, x, y }, close }: Props) {
  const session = useSession();
  const { t, tell } = useT();
  const spot = useRef<HTMLSpanElement>(null);
  const groups = offersFor(thing, (command) => session.can(command));
  const run = (id: string) => {
    const command = groups.flat().find((one) => one.id === id);
    flushSync(close); // or the menu would take the focus back from what is begun
    if (command !== undefined) session.run(command, {});
  };
  return (
    <>
      <span ref={spot} className={styles.spot} style={{ left: x, top: y }} aria-hidden="true" />
      <Popover
        aria-label={t("menu.label")}
        isOpen
        triggerRef={spot}
        placement="bottom start"
        offset={2}
        onOpenChange={(open) => open || close()}
      >
        <Menu
          className={menu.menu ?? ""}
          aria-label={t("menu.label")}
          autoFocus="first"
          onAction={(id) => run(String(id))}
        >
          {groups.map((commands) => (
            <MenuSection key={commands[0]?.id}>
              {commands.map((command) => (
                <MenuItem
                  key={command.id}
                  id={command.id}
                  icon={command.icon}
                  keys={command.shortcuts?.[0]}
                  danger={command.icon === "trash-2"}
                >
                  {tell(`command.${command.id}`)}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
