import { clsx } from "clsx";
import { Button, type ButtonProps } from "react-aria-components";
import { Icon } from "./Icon.tsx";
import styles from "./IconButton.module.css";
import { Tooltip } from "./Tooltip.tsx";

interface Props extends Omit<ButtonProps, "children" | "className" | "style"> {
  readonly icon: string;
  /** What it does: said to screen readers and shown beside the pointer. */
  readonly label: string;
  /** The keys that do the same, as `keysOf` tells them. */
  readonly keys?: string | undefined;
  /** Whether it is on, for one that switches. */
  readonly isSelected?: boolean | undefined;
  readonly size?: "s" | "m";
  readonly mirrors?: boolean;
  readonly className?: string | undefined;
}

export function IconButton({ icon, label, keys, isSelected, size = "m", mirrors = false, className, ...rest }: Props) {
  const switched = isSelected === undefined ? {} : { "aria-pressed": isSelected };
  return (
    <Tooltip words={label} keys={keys}>
      <Button {...rest} {...switched} aria-label={label} className={clsx(styles.button, styles[size], className)}>
        <Icon name={icon} size={size === "s" ? 14 : 16} mirrors={mirrors} />
      </Button>
    </Tooltip>
  );
}
