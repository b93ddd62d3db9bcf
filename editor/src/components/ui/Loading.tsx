import styles from "./Loading.module.css";
import { Spinner } from "./Spinner.tsx";

/** A page, or a large part of one, that is not here yet. */
export function Loading() {
  return (
    <div className={styles.loading}>
      <Spinner />
    </div>
  );
}
