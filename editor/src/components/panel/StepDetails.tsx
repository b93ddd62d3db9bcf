import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { FIELDS } from "../../core/schema.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Switch } from "../ui/Switch.tsx";
import { NextSteps } from "./fields/NextSteps.tsx";
import { Scale } from "./fields/Scale.tsx";
import { Words } from "./fields/Words.tsx";
import styles from "./SidePanel.module.css";
import { What } from "./What.tsx";

interface Props {
  readonly id: RecordId;
}

export function StepDetails({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const step = useRecord("step", id);
  if (step === undefined) return null;
  const { low = 0.5, high = 4 } = FIELDS.get("step")?.get("width") ?? {};
  const ids = [id];
  return (
    <>
      <div className={styles.section}>
        <What type="step" id={id} />
        <Words id={id} field="title" label={t("field.title")} />
        <Words id={id} field="duration" label={t("field.duration")} placeholder={t("field.duration.example")} />
        <Switch
          isSelected={step.moment_of_truth}
          onChange={(value) => session.run(COMMANDS["step.moment-of-truth"], { ids, value })}
        >
          {t("field.moment_of_truth")}
        </Switch>
        <Scale
          label={t("field.width")}
          low={low}
          high={high}
          step={0.25}
          value={step.width}
          write={(value, turn) => session.run(COMMANDS["step.set-width"], { ids, value, turn })}
        />
      </div>
      <NextSteps id={id} />
      <div className={styles.actions}>
        <Button look="danger" icon="trash-2" onPress={() => session.run(COMMANDS["step.delete"], { ids })}>
          {t("command.step.delete")}
        </Button>
      </div>
    </>
  );
}
