import type { ReactNode } from "react";
import { useHead } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { go } from "../../pages/router.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { LensSwitcher } from "./LensSwitcher.tsx";
import { MapTitle } from "./MapTitle.tsx";
import { SaveState } from "./SaveState.tsx";
import styles from "./TopBar.module.css";

interface Props {
  /** Who is here, and what can be done with the whole map. */
  readonly children?: ReactNode;
}

/** The head of the page: where one is, through which lens, and whether it is saved. */
export function TopBar({ children }: Props) {
  const { t } = useT();
  const { title } = useHead();
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <IconButton icon="chevron-left" mirrors label={t("editor.back")} onPress={() => go("/")} />
        <h1 className="for-screen-readers">{title || t("editor.untitled")}</h1>
        <MapTitle />
        <SaveState />
      </div>
      <LensSwitcher />
      <div className={styles.end}>{children}</div>
    </header>
  );
}
