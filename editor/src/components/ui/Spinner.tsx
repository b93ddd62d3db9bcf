import { useT } from "../../i18n/Locale.tsx";
import styles from "./Spinner.module.css";

/** Something is on its way; appears only if it takes longer than one would notice. */
export function Spinner() {
  const { t } = useT();
  return <div role="progressbar" aria-label={t("ui.loading")} className={styles.spinner} />;
}
