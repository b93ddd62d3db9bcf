import { MAY, type Workspace } from "../../api/api.gen.ts";
import type { Home } from "../../hooks/home.ts";
import { useT } from "../../i18n/Locale.tsx";
import { go } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./HomeHeader.module.css";
import { Mark } from "./Mark.tsx";
import { PersonMenu } from "./PersonMenu.tsx";

interface Props {
  readonly home: Home;
  readonly workspace: Workspace | undefined;
  readonly onChoose: (workspace: string) => void;
  readonly page: string;
}

export function HomeHeader({ home, workspace, onChoose, page }: Props) {
  const { t } = useT();
  const mayCreate = workspace !== undefined && MAY["document.create"].includes(workspace.role);
  const mayTrash = workspace !== undefined && MAY["document.trash"].includes(workspace.role);
  const choices = home.workspaces.map(({ id, title }) => ({ id, label: title }));
  return (
    <header className={styles.header}>
      <Mark />
      {workspace !== undefined && choices.length > 1 && (
        <Select
          label={t("home.workspace")}
          hidesLabel
          choices={choices}
          value={workspace.id}
          onChange={onChoose}
          className={styles.workspace}
        />
      )}
      <div className={styles.end}>
        {workspace !== undefined && (
          <IconButton
            icon="waypoints"
            label={t("chain.show")}
            isSelected={page === "chain"}
            onPress={() => go(page === "chain" ? "/" : "/chain")}
          />
        )}
        {mayTrash && (
          <IconButton
            icon="trash-2"
            label={t("home.trash")}
            isSelected={page === "trash"}
            onPress={() => go(page === "trash" ? "/" : "/trash")}
          />
        )}
        <PersonMenu name={home.person} />
        {mayCreate && (
          <Button look="primary" icon="plus" onPress={() => go("/new")}>
            {t("home.new")}
          </Button>
        )}
      </div>
    </header>
  );
}
