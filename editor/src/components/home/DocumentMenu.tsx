import { ask } from "../../api/client.ts";
import { troubleOf } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go } from "../../pages/router.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { toast } from "../ui/toasts.ts";
import styles from "./DocumentMenu.module.css";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly isTrash: boolean;
  readonly again: () => void;
}

/** What can be done with a document without opening it. */
export function DocumentMenu({ id, title, isTrash, again }: Props) {
  const { t } = useT();
  const path = { document: id };
  const attempt = async (what: () => Promise<unknown>) => {
    try {
      await what();
      again();
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
    }
  };
  const takeBack = () =>
    attempt(async () => {
      await ask("POST /api/documents/{document}/undelete", { path });
      toast({ words: t("trash.taken-back", { title }), tone: "good" });
    });
  const throwAway = () =>
    attempt(async () => {
      await ask("DELETE /api/documents/{document}", { path });
      toast({
        words: t("home.thrown-away", { title }),
        icon: "trash-2",
        action: { label: t("home.undo"), press: () => void takeBack() },
      });
    });
  const trigger = <IconButton icon="ellipsis" size="s" label={t("home.more", { title })} className={styles.button} />;
  return (
    <Menu trigger={trigger} placement="bottom end" aria-label={t("home.more", { title })}>
      {isTrash ? (
        <MenuItem icon="archive-restore" onAction={() => void takeBack()}>
          {t("trash.take-back")}
        </MenuItem>
      ) : (
        <>
          <MenuItem icon="arrow-up-right" onAction={() => go(mapPath(id))}>
            {t("home.open")}
          </MenuItem>
          <MenuItem icon="presentation" onAction={() => go(mapPath(id, true))}>
            {t("home.present")}
          </MenuItem>
          <MenuItem icon="trash-2" danger onAction={() => void throwAway()}>
            {t("home.throw-away")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
