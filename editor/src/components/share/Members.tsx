import { useState } from "react";
import type { Member, Role } from "../../api/api.gen.ts";
import { ask } from "../../api/client.ts";
import { troubleOf } from "../../hooks/loaded.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { toast } from "../ui/toasts.ts";
import { ROLES } from "./roles.ts";
import styles from "./ShareDialog.module.css";

interface Props {
  readonly members: readonly Member[];
  /** The workspace whose members one may change; "" for one who may not. */
  readonly workspace: string;
  readonly again: () => void;
}

/** Everybody who may open this map and in which role. */
export function Members({ members, workspace, again }: Props) {
  const session = useSession();
  const { t } = useT();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (what: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await what();
      again();
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
    } finally {
      setBusy(false);
    }
  };
  const MEMBER = "/api/workspaces/{workspace}/members/{name}";
  const give = (name: string, role: Role) =>
    attempt(() => ask(`PUT ${MEMBER}`, { path: { workspace, name }, body: { role } }));
  const remove = (name: string) => attempt(() => ask(`DELETE ${MEMBER}`, { path: { workspace, name } }));
  const self = session.scene.person;
  return (
    <ul className={styles.members}>
      {members.map(({ name, role }) => (
        <li key={name} className={styles.member}>
          <Avatar name={name} />
          <span className={styles.name} dir="auto">
            {name}
            {name === self && <span className={styles.you}> {t("share.you")}</span>}
          </span>
          {workspace === "" || name === self ? (
            <span className={styles.role}>{t(`access.${role}`)}</span>
          ) : (
            <>
              <Select<Role>
                label={t("share.role-of", { name })}
                hidesLabel
                isDisabled={isBusy}
                choices={ROLES.map((id) => ({ id, label: t(`access.${id}`), hint: t(`access.${id}.hint`) }))}
                value={role}
                onChange={(chosen) => void give(name, chosen)}
              />
              <IconButton
                size="s"
                icon="user-minus"
                label={t("share.remove", { name })}
                isDisabled={isBusy}
                onPress={() => void remove(name)}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
