import { clsx } from "clsx";
import { useState } from "react";
import styles from "./Thumbnail.module.css";

interface Props {
  readonly source: string;
  readonly className?: string | undefined;
}

/** What something looks like; says nothing to a screen reader, for whom the title stands beside it. */
export function Thumbnail({ source, className }: Props) {
  const [seen, setSeen] = useState("");
  return (
    <span className={clsx(styles.frame, className)}>
      <img
        src={source}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        className={clsx(styles.picture, seen !== "" && styles.seen)}
        onLoad={() => setSeen(source)}
      />
    </span>
  );
}
