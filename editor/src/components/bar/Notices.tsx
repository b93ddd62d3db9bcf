import { takeAway } from "../../core/commands/view/viewing.ts";
import type { Saving } from "../../core/session/company.ts";
import { useFileState, useSaving } from "../../hooks/saving.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { go } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { FileNotice } from "./FileNotice.tsx";
import styles from "./Notices.module.css";

/** What stands between one's work and its being kept, and what to do about it; nothing while all is well. */
export function Notices() {
  const saving = useSaving();
  const file = useFileState();
  if (saving.why === "" && file === undefined) return null;
  return (
    <div className={styles.notices}>
      {saving.why !== "" && <SavingNotice saving={saving} why={saving.why} />}
      {file !== undefined && <FileNotice file={file} />}
    </div>
  );
}

interface Props {
  readonly saving: Saving;
  readonly why: Exclude<Saving["why"], "">;
}

function SavingNotice({ saving: { waiting }, why }: Props) {
  const session = useSession();
  const { t } = useT();
  return (
    <div className={styles.notice} role="alert" data-tone="bad">
      <Icon name="triangle-alert" />
      <p className={styles.words}>
        <b>{t(`notice.${why}`)}</b> {waiting > 0 ? t(`notice.${why}.waiting`, { n: waiting }) : t(`notice.${why}.hint`)}
      </p>
      <div className={styles.actions}>
        {why === "signed-out" && (
          <Button look="primary" size="s" onPress={() => window.open("/sign-in", "_blank")}>
            {t("notice.sign-in")}
          </Button>
        )}
        {why === "outdated" && (
          <Button look="primary" size="s" onPress={() => window.location.reload()}>
            {t("notice.reload")}
          </Button>
        )}
        {(why === "gone" || why === "forbidden") && (
          <Button size="s" onPress={() => go("/")}>
            {t("editor.back")}
          </Button>
        )}
        {waiting > 0 && (
          <Button size="s" icon="hard-drive-download" onPress={() => session.run(takeAway, {})}>
            {t("notice.take-away")}
          </Button>
        )}
      </div>
    </div>
  );
}
