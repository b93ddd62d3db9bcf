import { clsx } from "clsx";
import { useSyncExternalStore } from "react";
import { type Outlines, outlineOf, watchOutlines } from "../../theme/outlines.ts";
import styles from "./Icon.module.css";

interface Props {
  /** As Lucide calls it. */
  readonly name: string;
  /** In CSS pixels. */
  readonly size?: number;
  readonly className?: string | undefined;
  /** Points along the line of reading, so that it is mirrored where that runs from right to left. */
  readonly mirrors?: boolean;
}

/** A drawing that says nothing to a screen reader: whatever stands beside it does. */
export function Icon({ name, size = 16, className, mirrors = false }: Props) {
  const read: Outlines = () => outlineOf(name);
  const outline = useSyncExternalStore(watchOutlines, read);
  return (
    <svg
      className={clsx(styles.icon, mirrors && styles.mirrors, className)}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={outline} />
    </svg>
  );
}
