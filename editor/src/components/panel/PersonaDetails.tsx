import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { PortraitField } from "../faces/PortraitField.tsx";
import { Button } from "../ui/Button.tsx";
import { COLOURS } from "../ui/people.ts";
import { Select } from "../ui/Select.tsx";
import { Following } from "./Following.tsx";
import field from "./fields/Field.module.css";
import { Lines } from "./fields/Lines.tsx";
import { Pairs } from "./fields/Pairs.tsx";
import { Words } from "./fields/Words.tsx";
import styles from "./SidePanel.module.css";
import { What } from "./What.tsx";

interface Props {
  readonly id: RecordId;
}

/** Who travels. */
export function PersonaDetails({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const persona = useRecord("persona", id);
  if (persona === undefined) return null;
  const ids = [id];
  return (
    <Following id={id}>
      <div className={styles.section}>
        <What type="persona" id={id} />
        <Words id={id} field="name" label={t("field.name")} />
        <Words id={id} field="role" label={t("field.persona-role")} />
        <Words id={id} field="age" label={t("field.age")} />
        <Words id={id} field="quote" label={t("field.quote")} rows={2} />
        <Select<string>
          label={t("field.colour")}
          choices={["", ...COLOURS].map((name) => ({
            id: name,
            label: t(name === "" ? "panel.none" : `colour.${colour(name)}`),
          }))}
          value={persona.colour}
          onChange={(value) => session.run(COMMANDS["persona.set-colour"], { ids, value })}
        />
        <PortraitField id={id} />
      </div>
      <div className={styles.section}>
        <Lines
          label={t("field.goals")}
          values={persona.goals}
          write={(value, turn) => session.run(COMMANDS["persona.set-goals"], { ids, value, turn })}
        />
        <Lines
          label={t("field.fears")}
          values={persona.fears}
          write={(value, turn) => session.run(COMMANDS["persona.set-fears"], { ids, value, turn })}
        />
        <Lines
          label={t("field.frustrations")}
          values={persona.frustrations}
          write={(value, turn) => session.run(COMMANDS["persona.set-frustrations"], { ids, value, turn })}
        />
        <Pairs
          label={t("field.traits")}
          pairs={persona.traits}
          first={50}
          write={(value) => session.run(COMMANDS["persona.set-traits"], { ids, value })}
          control={(name, value, change) => (
            <input
              type="range"
              className={field.slider}
              aria-label={name}
              min={0}
              max={100}
              value={value}
              onChange={(event) => change(Number(event.currentTarget.value))}
            />
          )}
        />
      </div>
      <div className={styles.actions}>
        <Button icon="focus" onPress={() => session.run(COMMANDS["view.focus-persona"], { id })}>
          {t("command.view.focus-persona")}
        </Button>
        <Button look="danger" icon="trash-2" onPress={() => session.run(COMMANDS["persona.delete"], { ids })}>
          {t("command.persona.delete")}
        </Button>
      </div>
    </Following>
  );
}

function colour(name: string) {
  return COLOURS.find((known) => known === name) ?? "blue";
}
