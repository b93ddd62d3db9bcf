import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { ChannelField } from "./fields/ChannelField.tsx";
import { EvidenceField } from "./fields/EvidenceField.tsx";
import { PersonaField } from "./fields/PersonaField.tsx";
import { TagsField } from "./fields/TagsField.tsx";
import styles from "./SidePanel.module.css";

interface Props {
  readonly ids: readonly RecordId[];
}

/** What can be said of several cards at once. */
export function ManyDetails({ ids }: Props) {
  const session = useSession();
  const { t } = useT();
  return (
    <div className={styles.section}>
      <p className={styles.what}>{t("panel.many", { n: ids.length })}</p>
      <PersonaField ids={ids} />
      <ChannelField ids={ids} />
      <TagsField ids={ids} />
      <EvidenceField ids={ids} />
      <div className={styles.actions}>
        <Button icon="copy" onPress={() => session.run(COMMANDS["card.duplicate"], { ids })}>
          {t("command.card.duplicate")}
        </Button>
        <Button look="danger" icon="trash-2" onPress={() => session.run(COMMANDS["card.delete"], { ids })}>
          {t("command.card.delete")}
        </Button>
      </div>
    </div>
  );
}
