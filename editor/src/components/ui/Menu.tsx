import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, type MenuProps, MenuTrigger, type PopoverProps } from "react-aria-components";
import styles from "./Menu.module.css";
import { Popover } from "./Popover.tsx";

interface Props extends Omit<MenuProps<object>, "className" | "style" | "children"> {
  /** What opens it. */
  readonly trigger: ReactElement;
  readonly placement?: PopoverProps["placement"];
  readonly children: ReactNode;
}

/** A button that opens a menu of `MenuItem`s. */
export function Menu({ trigger, placement = "bottom start", children, ...rest }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement}>
        <AriaMenu {...rest} className={styles.menu ?? ""}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
