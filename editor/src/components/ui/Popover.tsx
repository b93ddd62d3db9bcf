import { clsx } from "clsx";
import { Popover as AriaPopover, type PopoverProps } from "react-aria-components";
import styles from "./Popover.module.css";

interface Props extends Omit<PopoverProps, "className" | "style"> {
  readonly className?: string | undefined;
}

/** A small sheet beside what opened it; goes with Escape or a press elsewhere. */
export function Popover({ className, ...rest }: Props) {
  return <AriaPopover offset={6} {...rest} className={clsx(styles.popover, className)} />;
}
