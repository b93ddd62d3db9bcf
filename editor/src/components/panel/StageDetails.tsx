import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { FIELDS } from "../../core/schema.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { Scale } from "./fields/Scale.tsx";
import { Words } from "./fields/Words.tsx";
import styles from "./SidePanel.module.css";
import { What } from "./What.tsx";

interface Props {
  readonly id: RecordId;
}

const ROLES = ["", "entice", "enter", "engage", "exit", "extend"] as const;

export function StageDetails({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const stage = useRecord("stage", id);
  if (stage === undefined) return null;
  const { low = 0.5, high = 4 } = FIELDS.get("stage")?.get("width") ?? {};
  return (
    <div className={styles.section}>
      <What type="stage" id={id} />
      <Words id={id} field="title" label={t("field.title")} />
      <Words id={id} field="duration" label={t("field.duration")} placeholder={t("field.duration.example")} />
      <Select
        label={t("field.role")}
        choices={ROLES.map((role) => ({ id: role, label: t(role === "" ? "panel.none" : `role.${role}`) }))}
        value={stage.role}
        onChange={(value) => session.run(COMMANDS["stage.set-role"], { ids: [id], value })}
      />
      <Scale
        label={t("field.width")}
        low={low}
        high={high}
        step={0.25}
        value={stage.width}
        write={(value, turn) => session.run(COMMANDS["stage.set-width"], { ids: [id], value, turn })}
      />
      <div className={styles.actions}>
        <Button icon="plus" onPress={() => session.run(COMMANDS["step.add-after"], {})}>
          {t("command.step.add-after")}
        </Button>
        <Button look="danger" icon="trash-2" onPress={() => session.run(COMMANDS["stage.delete"], { ids: [id] })}>
          {t("command.stage.delete")}
        </Button>
      </div>
    </div>
  );
}
