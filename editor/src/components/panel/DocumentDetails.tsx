import { COMMANDS } from "../../core/commands/table.ts";
import { MAP } from "../../core/ids.ts";
import { useHead, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { FrameworkField } from "./fields/FrameworkField.tsx";
import { Pairs } from "./fields/Pairs.tsx";
import { Tags } from "./fields/Tags.tsx";
import { Words } from "./fields/Words.tsx";
import styles from "./SidePanel.module.css";

const STATES = ["", "current", "future"] as const;
const THEMES = ["", "light", "dark", "print", "colour-blind"] as const;

/** What the whole map is about. */
export function DocumentDetails() {
  const session = useSession();
  const { t } = useT();
  const head = useHead();
  return (
    <>
      <div className={styles.section}>
        <Words id={MAP} field="title" label={t("field.title")} />
        <Words id={MAP} field="description" label={t("field.description")} rows={3} />
        <Segmented
          label={t("field.state")}
          choices={STATES.map((state) => ({ id: state, label: t(state === "" ? "panel.none" : `state.${state}`) }))}
          value={head.state}
          onChange={(value) => session.run(COMMANDS["document.set-state"], { value })}
        />
        <Tags
          label={t("field.tags")}
          values={head.tags}
          write={(value) => session.run(COMMANDS["document.set-tags"], { value })}
        />
      </div>
      <div className={styles.section}>
        <FrameworkField />
        <Words id={MAP} field="owner" label={t("field.owner")} />
        <Words id={MAP} field="review" label={t("field.review")} placeholder="2027-03-01" />
        <Words id={MAP} field="language" label={t("field.language")} placeholder="en" />
        <Pairs
          label={t("field.facts")}
          pairs={head.facts}
          first="–"
          write={(value) => session.run(COMMANDS["document.set-facts"], { value })}
          control={(name, value, change) => (
            <TextField label={name} hidesLabel value={value} onChange={(text) => text !== "" && change(text)} />
          )}
        />
        <Select<string>
          label={t("field.theme")}
          choices={THEMES.map((theme) => ({ id: theme, label: t(theme === "" ? "panel.none" : `theme.${theme}`) }))}
          value={head.theme}
          onChange={(value) => session.run(COMMANDS["document.set-theme"], { value })}
        />
      </div>
    </>
  );
}
