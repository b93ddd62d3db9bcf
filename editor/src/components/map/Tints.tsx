import { memo } from "react";
import { useGeometry } from "./geometry.ts";
import styles from "./Tints.module.css";

/** The bands of colour behind the columns of each stage. */
export const Tints = memo(function Tints() {
  const { columns, frame } = useGeometry();
  if (frame.columns.length === 0) return null;
  return (
    <div className={styles.tints} aria-hidden="true">
      {columns.runs.map(({ group, first, last }) => {
        const left = columns.lefts[first] ?? 0;
        const width = (columns.lefts[last] ?? 0) + (columns.widths[last] ?? 0) - left;
        const style = { insetInlineStart: left, inlineSize: width };
        return <div key={first} className={styles.tint} data-stage={(group % 6) + 1} style={style} />;
      })}
    </div>
  );
});
