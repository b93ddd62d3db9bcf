import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { Count } from "./fields/Count.tsx";
import { Words } from "./fields/Words.tsx";
import styles from "./SidePanel.module.css";
import { What } from "./What.tsx";

interface Props {
  readonly id: RecordId;
}

const TYPES = [
  "",
  "interview",
  "observation",
  "diary",
  "workshop",
  "survey",
  "analytics",
  "support",
  "review",
  "desk",
] as const;

/** What a claim rests on. */
export function SourceDetails({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const source = useRecord("source", id);
  if (source === undefined) return null;
  const ids = [id];
  return (
    <div className={styles.section}>
      <What type="source" id={id} />
      <Words id={id} field="title" label={t("field.title")} />
      <Select
        label={t("field.source-type")}
        choices={TYPES.map((type) => ({ id: type, label: t(type === "" ? "panel.none" : `source.${type}`) }))}
        value={source.type}
        onChange={(value) => session.run(COMMANDS["source.set-type"], { ids, value })}
      />
      <Words id={id} field="date" label={t("field.date")} placeholder="2026-09-14" />
      <Count
        label={t("field.n")}
        value={source.n}
        write={(value) => session.run(COMMANDS["source.set-n"], { ids, value })}
      />
      <Words id={id} field="link" label={t("field.link")} placeholder="https://" />
      <Words id={id} field="quote" label={t("field.quote")} rows={2} />
      <div className={styles.actions}>
        <Button look="danger" icon="trash-2" onPress={() => session.run(COMMANDS["source.delete"], { ids })}>
          {t("command.source.delete")}
        </Button>
      </div>
    </div>
  );
}
