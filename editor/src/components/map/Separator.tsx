import styles from "./Separator.module.css";

interface Props {
  readonly title: string;
}

/** A line between lanes that means something, such as the line of visibility. */
export function Separator({ title }: Props) {
  return (
    <div className={styles.separator} role="presentation">
      <span className={styles.words} dir="auto">
        {title}
      </span>
    </div>
  );
}
