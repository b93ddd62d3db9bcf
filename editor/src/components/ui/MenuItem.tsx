import { clsx } from "clsx";
import type { ReactNode } from "react";
import { MenuItem as AriaMenuItem, type MenuItemProps, Text } from "react-aria-components";
import { Icon } from "./Icon.tsx";
import { Keys } from "./Keys.tsx";
import styles from "./Menu.module.css";

interface Props extends Omit<MenuItemProps, "children" | "className" | "style"> {
  readonly icon?: string | undefined;
  readonly keys?: string | undefined;
  /** A line of explanation below it. */
  readonly hint?: string | undefined;
  /** Takes something away. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}

export function MenuItem({ icon, keys, hint, danger = false, children, textValue, ...rest }: Props) {
  const words = textValue ?? (typeof children === "string" ? children : undefined);
  return (
    <AriaMenuItem
      {...rest}
      {...(words !== undefined && { textValue: words })}
      className={clsx(styles.item, danger && styles.danger)}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {selectionMode !== "none" && <Icon name="check" className={clsx(!isSelected && styles.unchecked)} />}
          {icon !== undefined && <Icon name={icon} className={styles.icon} />}
          <span className={styles.words}>
            {/* With its keys it is named by all of it, as it is seen. */}
            {hint === undefined ? <span>{children}</span> : <Text slot="label">{children}</Text>}
            {hint !== undefined && (
              <Text slot="description" className={styles.hint ?? ""}>
                {hint}
              </Text>
            )}
          </span>
          {keys !== undefined && <Keys keys={keys} />}
        </>
      )}
    </AriaMenuItem>
  );
}
