import type { Key } from "react-aria-components";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import styles from "./Field.module.css";

interface Props {
  readonly label: string;
  /** What each level is called, from the first. */
  readonly levels: readonly { readonly value: number; readonly label: string; readonly short?: string }[];
  readonly value: number | undefined;
  readonly write: (value: number | undefined) => void;
}

/** One of a few numbers, or none: pressing the one that is chosen takes it back. */
export function Levels({ label, levels, value, write }: Props) {
  const choose = (keys: Set<Key>) => write(levels.find((level) => keys.has(String(level.value)))?.value);
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        selectedKeys={value === undefined ? [] : [String(value)]}
        onSelectionChange={choose}
        className={styles.dots ?? ""}
      >
        {levels.map((level) => (
          <ToggleButton
            key={level.value}
            id={String(level.value)}
            aria-label={level.label}
            className={styles.dot ?? ""}
          >
            {level.short ?? level.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
