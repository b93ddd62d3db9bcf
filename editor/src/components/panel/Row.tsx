import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import styles from "./Row.module.css";

interface Props {
  readonly title: string;
  readonly words: string;
  readonly mark?: ReactNode;
  readonly open: () => void;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** Something of a list that can be looked at more closely. */
export function Row({ title, words, mark, open, children }: Props) {
  return (
    <li className={styles.entry}>
      <Button className={styles.row ?? ""} onPress={open}>
        {mark}
        <span className={styles.both}>
          <span className={styles.title} dir="auto">
            {title}
          </span>
          {words !== "" && (
            <span className={styles.words} dir="auto">
              {words}
            </span>
          )}
        </span>
      </Button>
      {children}
    </li>
  );
}
