import { Link } from "react-aria-components";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./Mark.module.css";

/** The sign of the house, which leads home. */
export function Mark() {
  const { t } = useT();
  return (
    <Link href="/" className={styles.mark ?? ""}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={styles.ground} />
        <path d="M6 23c5 1 6-5 9-8s6 1 11-7" className={styles.path} />
        <circle cx="6" cy="23" r="2.6" className={styles.start} />
        <circle cx="26" cy="8" r="2.6" className={styles.end} />
      </svg>
      {t("app.name")}
    </Link>
  );
}
