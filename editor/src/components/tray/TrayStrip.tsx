import { clsx } from "clsx";
import { Button } from "react-aria-components";
import { showTray } from "../../core/commands/view/viewing.ts";
import { unseenCount } from "../../core/tray.ts";
import { useFrame, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./TrayStrip.module.css";

/** How much is not seen through this lens; a press shows what. */
export function TrayStrip() {
  const session = useSession();
  const { t } = useT();
  const { loose, behind } = unseenCount(useFrame());
  const isOpen = useSeen((seen) => seen.panel === "tray");
  const isEmpty = loose + behind === 0;
  return (
    <Button
      className={clsx(styles.strip, isEmpty && styles.quiet)}
      aria-expanded={isOpen}
      id="tray-strip"
      onPress={() => session.run(showTray, {})}
    >
      <Icon name="inbox" />
      {isEmpty && <span className={styles.words}>{t("tray.empty")}</span>}
      {loose > 0 && (
        <span className={styles.words}>
          <b className={styles.count}>{loose}</b> <span className={styles.what}>{t("tray.loose", { n: loose })}</span>
        </span>
      )}
      {behind > 0 && (
        <span className={styles.words}>
          <b className={styles.count}>{behind}</b> <span className={styles.what}>{t("tray.behind")}</span>
        </span>
      )}
      <Icon name={isOpen ? "chevron-down" : "chevron-up"} size={14} />
    </Button>
  );
}
