import { clsx } from "clsx";
import { Button as AriaButton, type ButtonProps, ToggleButton } from "react-aria-components";
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
  const { onPress, isDisabled = false, autoFocus = false, id } = rest;
  const look = clsx(styles.button, styles[size], className);
  const drawing = <Icon name={icon} size={size === "s" ? 14 : 16} mirrors={mirrors} />;
  if (isSelected === undefined) {
    return (
      <Tooltip words={label} keys={keys}>
        <AriaButton {...rest} aria-label={label} className={look}>
          {drawing}
        </AriaButton>
      </Tooltip>
    );
  }
  const switched = { isDisabled, autoFocus, ...(id === undefined ? {} : { id }), ...(onPress && { onPress }) };
  return (
    <Tooltip words={label} keys={keys}>
      <ToggleButton {...switched} aria-label={label} className={look} isSelected={isSelected}>
        {drawing}
      </ToggleButton>
    </Tooltip>
  );
}
