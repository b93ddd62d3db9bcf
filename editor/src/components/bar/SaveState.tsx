import type { Saving } from "../../core/session/company.ts";
import { useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./SaveState.module.css";

const ICONS: Readonly<Record<Saving["is"], string>> = {
  saved: "cloud-check",
  saving: "refresh-cw",
  "on-this-device": "monitor-down",
  "cannot-save": "triangle-alert",
};

/** How it stands with what one did: on this device, or with the server. */
export function SaveState() {
  const { t } = useT();
  const { is, waiting } = useTopic("saving", (session) => session.company.saving);
  return (
    <span className={styles.state} data-saving={is} title={t(`saving.${is}.long`, { n: waiting })}>
      <Icon name={ICONS[is]} size={14} />
      <span className={styles.words}>{t(`saving.${is}`, { n: waiting })}</span>
    </span>
  );
}
