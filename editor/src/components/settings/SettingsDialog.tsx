import { useT } from "../../i18n/Locale.tsx";
import { LANGUAGES } from "../../i18n/languages.ts";
import { chooseTheme, THEMES, useTheme } from "../../theme/theme.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./SettingsDialog.module.css";

interface Props {
  readonly close: () => void;
}

/** How one wants to see the page in this browser. */
export function SettingsDialog({ close }: Props) {
  const { t, language, choose } = useT();
  const theme = useTheme();
  return (
    <Dialog title={t("settings.title")} isOpen onClose={close} size="s">
      <div className={styles.fields}>
        <Select
          label={t("person.language")}
          choices={LANGUAGES.map(({ tag, name }) => ({ id: tag, label: name }))}
          value={language}
          onChange={(tag) => {
            const chosen = LANGUAGES.find((one) => one.tag === tag);
            if (chosen !== undefined) choose(chosen);
          }}
        />
        <Select
          label={t("person.theme")}
          choices={THEMES.map((id) => ({ id, label: t(`theme.${id}`) }))}
          value={theme}
          onChange={chooseTheme}
        />
        <p className={styles.hint}>{t("settings.hint")}</p>
      </div>
    </Dialog>
  );
}
