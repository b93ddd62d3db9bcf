import { useCallback } from "react";
import { ask } from "../../api/client.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import styles from "./ExportDialog.module.css";

interface Props {
  readonly document: string;
  readonly format: string;
}

/** What a format cannot carry of this map, before one relies on it. */
export function Losses({ document, format }: Props) {
  const { t } = useT();
  const load = useCallback(
    (signal: AbortSignal) =>
      ask("GET /api/documents/{document}/files/{format}/losses", { path: { document, format }, signal }),
    [document, format],
  );
  const loaded = useLoaded(load);
  if (loaded.state === "loading") return <Loading />;
  if (loaded.state === "failed") return <p className={styles.note}>{loaded.trouble.message}</p>;
  const { always, losses } = loaded.value;
  if (always === "" && losses.length === 0) {
    return (
      <p className={styles.note}>
        <Icon name="check" /> {t("export.whole")}
      </p>
    );
  }
  return (
    <div className={styles.note}>
      <p>
        <Icon name="info" /> {losses.length === 0 ? t("export.whole-here") : t("export.losses")}
      </p>
      <ul className={styles.losses}>
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </div>
  );
}
