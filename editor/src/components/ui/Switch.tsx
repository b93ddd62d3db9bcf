import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps } from "react-aria-components";
import styles from "./Switch.module.css";

interface Props extends Omit<SwitchProps, "className" | "style" | "children"> {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** On or off, at once. */
export function Switch({ className, children, ...rest }: Props) {
  return (
    <AriaSwitch {...rest} className={clsx(styles.switch, className)}>
      <span className={styles.track}>
        <span className={styles.knob} />
      </span>
      {children}
    </AriaSwitch>
  );
}
