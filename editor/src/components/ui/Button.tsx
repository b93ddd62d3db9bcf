import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import styles from "./Button.module.css";
import { Icon } from "./Icon.tsx";

interface Props extends Omit<ButtonProps, "children" | "className" | "style"> {
  /** `primary` is the one thing to do here; `quiet` has no edge until the pointer is on it; `danger` takes something away. */
  readonly look?: "plain" | "primary" | "quiet" | "danger";
  readonly size?: "s" | "m" | "l";
  readonly icon?: string;
  /** Stands behind the words, such as the arrow of a menu. */
  readonly after?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ look = "plain", size = "m", icon, after, className, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={clsx(styles.button, styles[look], styles[size], className)}>
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles.words}>{children}</span>
      {after !== undefined && <Icon name={after} size={14} className={styles.after} />}
    </AriaButton>
  );
}
