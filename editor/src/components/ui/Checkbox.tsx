import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps } from "react-aria-components";
import styles from "./Checkbox.module.css";
import { Icon } from "./Icon.tsx";

interface Props extends Omit<CheckboxProps, "className" | "style" | "children"> {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Checkbox({ className, children, ...rest }: Props) {
  return (
    <AriaCheckbox {...rest} className={clsx(styles.checkbox, className)}>
      {({ isIndeterminate }) => (
        <>
          <span className={styles.box}>
            <Icon name={isIndeterminate ? "minus" : "check"} size={12} />
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
