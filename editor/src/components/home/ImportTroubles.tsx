import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./ImportTroubles.module.css";
import type { Imported } from "./importing.ts";

interface Props {
  readonly failed: Imported["failed"];
  readonly onClose: () => void;
}

/** What could not be imported: every slip with its line, what was found and what to do. */
export function ImportTroubles({ failed, onClose }: Props) {
  const { t } = useT();
  const action = (
    <Button look="primary" onPress={onClose}>
      {t("ui.close")}
    </Button>
  );
  return (
    <Dialog title={t("import.failed")} size="l" isOpen={failed.length > 0} onClose={onClose} actions={action}>
      {failed.map(({ name, trouble }) => (
        <section key={name} className={styles.file}>
          <h3 className={styles.name}>{name || t("import.pasted")}</h3>
          {trouble.problems.length === 0 && <Slip place="" message={trouble.message} hint={trouble.hint} />}
          <ul className={styles.slips}>
            {trouble.problems.map(({ line, column, message, hint }) => (
              <li key={`${line}:${column} ${message}`}>
                <Slip place={line > 0 ? t("import.line", { line }) : ""} message={message} hint={hint} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

function Slip({ place, message, hint }: { readonly place: string; readonly message: string; readonly hint: string }) {
  return (
    <p>
      {place !== "" && <span className={styles.place}>{place}</span>} {message}
      {hint !== "" && <span className={styles.hint}> — {hint}</span>}
    </p>
  );
}
