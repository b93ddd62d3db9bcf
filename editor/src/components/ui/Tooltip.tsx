import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Keys } from "./Keys.tsx";
import styles from "./Tooltip.module.css";

interface Props {
  readonly words: string;
  readonly keys?: string | undefined;
  /** What it is about: something of React Aria's that can be focused. */
  readonly children: ReactElement;
}

/** A few words beside what the pointer or the keyboard is on. */
export function Tooltip({ words, keys, children }: Props) {
  return (
    <TooltipTrigger delay={600} closeDelay={80}>
      {children}
      <AriaTooltip offset={6} className={styles.tooltip ?? ""}>
        {words}
        {keys !== undefined && <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
