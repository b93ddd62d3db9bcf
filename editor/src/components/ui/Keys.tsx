import styles from "./Keys.module.css";
import { partsOf } from "./keyNames.ts";

interface Props {
  /** As commands have it: `Mod+Shift+D`. */
  readonly keys: string;
}

/** A shortcut as the keys of this machine are labelled. */
export function Keys({ keys }: Props) {
  return (
    <kbd className={styles.keys}>
      {partsOf(keys).map((key) => (
        <span key={key} className={styles.key}>
          {key}
        </span>
      ))}
    </kbd>
  );
}
