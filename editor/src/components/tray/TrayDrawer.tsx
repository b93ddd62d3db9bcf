import { type KeyboardEvent, useCallback } from "react";
import { closePanel, moveTo } from "../../core/commands/view/viewing.ts";
import { trayOf } from "../../core/tray.ts";
import { useDocument, useFrame, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { HiddenLanes } from "./HiddenLanes.tsx";
import { TrayCards } from "./TrayCards.tsx";
import styles from "./TrayDrawer.module.css";

/** What this lens cannot show, to be dragged onto the map or moved by name; nothing of it is lost meanwhile. */
export function TrayDrawer() {
  const session = useSession();
  const document = useDocument();
  const frame = useFrame();
  const { t } = useT();
  const chosen = useSeen((seen) => seen.selection).filter((id) => frame.tray.includes(id));
  const groups = trayOf(document, frame.tray);
  const isEmpty = frame.tray.length + frame.hidden.size === 0;
  const close = useCallback(() => {
    session.run(closePanel, {});
    window.document.getElementById("tray-strip")?.focus();
  }, [session]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <section id="tray" className={styles.drawer} aria-label={t("tray.title")} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("tray.title")}</h2>
        <p className={styles.hint}>{isEmpty ? t("tray.empty.long") : t("tray.hint")}</p>
        {chosen.length > 0 && session.can(moveTo) && (
          <Button size="s" icon="move" onPress={() => session.run(moveTo, {})}>
            {t("move.title", { n: chosen.length })}
          </Button>
        )}
        <IconButton size="s" icon="x" label={t("ui.close")} onPress={close} />
      </header>
      {!isEmpty && (
        <div className={styles.body}>
          {groups.length > 0 && <TrayCards groups={groups} />}
          <HiddenLanes />
        </div>
      )}
    </section>
  );
}
