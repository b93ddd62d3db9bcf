import { useState } from "react";
import type { Role } from "../../api/api.gen.ts";
import { ask } from "../../api/client.ts";
import { troubleOf } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { toast } from "../ui/toasts.ts";
import { CopyField } from "./CopyField.tsx";
import { ROLES } from "./roles.ts";
import styles from "./ShareDialog.module.css";

interface Props {
  readonly workspace: string;
}

/** Makes a link that lets one person in, in a role. */
export function Invitations({ workspace }: Props) {
  const { t } = useT();
  const [role, setRole] = useState<Role>("editor");
  const [link, setLink] = useState("");
  const invite = async () => {
    try {
      const path = { workspace };
      const { token } = await ask("POST /api/workspaces/{workspace}/invitations", { path, body: { role } });
      setLink(`${window.location.origin}/join?token=${encodeURIComponent(token)}`);
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
    }
  };
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t("share.invite")}</h3>
      <div className={styles.row}>
        <Select<Role>
          label={t("share.as")}
          hidesLabel
          choices={ROLES.map((id) => ({ id, label: t(`access.${id}`), hint: t(`access.${id}.hint`) }))}
          value={role}
          onChange={(chosen) => {
            setRole(chosen);
            setLink("");
          }}
          className={styles.grows}
        />
        <Button icon="link" onPress={() => void invite()}>
          {t("share.make-link")}
        </Button>
      </div>
      {link !== "" && <CopyField label={t("share.invitation")} value={link} />}
      <p className={styles.hint}>{t("share.invite.hint")}</p>
    </section>
  );
}
