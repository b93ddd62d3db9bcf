import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { isA } from "../../../core/records.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import panel from "../SidePanel.module.css";
import styles from "./Field.module.css";
import { Words } from "./Words.tsx";

interface Props {
  readonly id: RecordId;
}

const CHOOSE = "";

/** Where a step leads: to the following one unless something else is said; branches, loops, or the end. */
export function NextSteps({ id }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const step = document.get(id);
  if (!isA(step, "step")) return null;
  const links = document.links(id, "next");
  const taken = new Set<string>(links.map(({ to }) => to));
  const steps = document.columns.map((place) => document.get(place)).filter((record) => isA(record, "step"));
  const free = steps.filter((other) => other.id !== id && !taken.has(other.id));
  const titles = new Map<string, string>(steps.map((other) => [other.id, other.title]));
  return (
    <fieldset className={`${panel.section} ${styles.field}`}>
      <legend className={styles.label}>{t("field.next")}</legend>
      {links.length === 0 && !step.ends && <p className={styles.hint}>{t("panel.next-follows")}</p>}
      {links.map((link) => (
        <div key={link.id} className={styles.row}>
          <div className={styles.grows}>
            <Words
              id={link.id}
              field="text"
              label={`→ ${titles.get(link.to) ?? link.to}`}
              placeholder={t("panel.next-words")}
            />
          </div>
          <IconButton
            size="s"
            icon="x"
            label={t("panel.remove", { what: titles.get(link.to) ?? link.to })}
            onPress={() => session.run(COMMANDS["step.unlink-next"], { link: link.id })}
          />
        </div>
      ))}
      <Select<string>
        label={t("panel.next-add")}
        hidesLabel
        choices={[
          { id: CHOOSE, label: t("panel.next-add") },
          ...free.map((other) => ({ id: other.id, label: other.title })),
        ]}
        value={CHOOSE}
        onChange={(chosen) => {
          const to = free.find((other) => other.id === chosen);
          if (to !== undefined) session.run(COMMANDS["step.link-next"], { id, to: to.id });
        }}
      />
      <Switch
        isSelected={step.ends}
        isDisabled={links.length > 0}
        onChange={(value) => session.run(COMMANDS["step.ends"], { ids: [id], value })}
      >
        {t("field.ends")}
      </Switch>
    </fieldset>
  );
}
