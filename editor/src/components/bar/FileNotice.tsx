import type { FileState } from "../../core/session/company.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Notices.module.css";

interface Props {
  readonly file: FileState;
}

/** How many slips are shown at once. */
const MOST = 4;

/** What is wrong with the file that the map lies in; it goes by itself when the file is mended. */
export function FileNotice({ file: { path, state, problems } }: Props) {
  const { t } = useT();
  const how = state === "deleted" || state === "unwritten" ? state : "broken";
  return (
    <div className={styles.notice} role="status" data-tone="warn">
      <Icon name="file-warning" />
      <div className={styles.words}>
        <p className={styles.line}>
          <b>{t(`file.${how}`, { path })}</b> {t(`file.${how}.hint`)}
        </p>
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.slice(0, MOST).map(({ line, column, message, hint }) => (
              <li key={`${line}:${column} ${message}`}>
                {line > 0 && <span className={styles.place}>{t("import.line", { line })}</span>} {message}
                {hint !== "" && <span className={styles.hint}> — {hint}</span>}
              </li>
            ))}
            {problems.length > MOST && <li>{t("file.more", { n: problems.length - MOST })}</li>}
          </ul>
        )}
      </div>
    </div>
  );
}
