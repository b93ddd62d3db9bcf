import { COMMANDS } from "../../core/commands/table.ts";
import { baseKind, type RecordId } from "../../core/ids.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Following } from "./Following.tsx";
import { ChannelField } from "./fields/ChannelField.tsx";
import { EvidenceField } from "./fields/EvidenceField.tsx";
import { IconField } from "./fields/IconField.tsx";
import { ImageField } from "./fields/ImageField.tsx";
import { KindField } from "./fields/KindField.tsx";
import { Levels } from "./fields/Levels.tsx";
import { LinksField } from "./fields/LinksField.tsx";
import { PersonaField } from "./fields/PersonaField.tsx";
import { ReachField } from "./fields/ReachField.tsx";
import { Scale } from "./fields/Scale.tsx";
import { TagsField } from "./fields/TagsField.tsx";
import { Words } from "./fields/Words.tsx";
import styles from "./SidePanel.module.css";
import { What } from "./What.tsx";

interface Props {
  readonly id: RecordId;
}

/** Everything about one card.  What its kind makes likely comes first; the rest can be said of any. */
export function CardDetails({ id }: Props) {
  const { t } = useT();
  const card = useRecord("card", id);
  if (card === undefined) return null;
  const ids = [id];
  return (
    <Following id={id}>
      <div className={styles.section}>
        <What type="card" id={id} />
        <Words id={id} field="text" label={t("field.text")} rows={2} />
        <KindField id={id} />
        <Weights id={id} />
        <ReachField id={id} />
      </div>
      <div className={styles.section}>
        <PersonaField ids={ids} />
        <ChannelField ids={ids} />
        <IconField ids={ids} />
        <TagsField ids={ids} />
        <EvidenceField ids={ids} />
        <LinksField id={id} />
      </div>
      <div className={styles.section}>
        <Words id={id} field="note" label={t("field.note")} rows={3} hint={t("field.note.hint")} />
        <ImageField id={id} />
      </div>
      <Actions id={id} />
    </Following>
  );
}

const BASES = ["", "assumed", "measured"] as const;

/** Score, severity, priority, figure: what a card of this kind is weighed by. */
function Weights({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const card = useRecord("card", id);
  if (card === undefined) return null;
  const ids = [id];
  const kind = baseKind(card.at.kind);
  const isScored = kind === "feeling" || kind === "response" || card.score !== undefined;
  const isPain = kind === "pain" || card.severity !== undefined;
  const isIdea = kind === "opportunity" || card.priority !== undefined;
  const isFigure = kind === "metric" || kind === "measure" || card.value !== "";
  return (
    <>
      {isScored && (
        <>
          <Scale
            label={t("field.score")}
            low={-2}
            high={2}
            step={0.1}
            value={card.score}
            write={(value, turn) => session.run(COMMANDS["card.set-score"], { ids, value, turn })}
          />
          <Segmented
            label={t("field.basis")}
            choices={BASES.map((basis) => ({ id: basis, label: t(basis === "" ? "panel.none" : `basis.${basis}`) }))}
            value={card.basis}
            onChange={(value) => session.run(COMMANDS["card.set-basis"], { ids, value })}
          />
        </>
      )}
      {isPain && (
        <Levels
          label={t("field.severity")}
          levels={[1, 2, 3].map((value) => ({ value, label: t(`severity.${value === 1 ? 1 : value === 2 ? 2 : 3}`) }))}
          value={card.severity}
          write={(value) => session.run(COMMANDS["card.set-severity"], { ids, value })}
        />
      )}
      {isIdea && (
        <Scale
          label={t("field.priority")}
          low={0}
          high={5}
          step={0.1}
          value={card.priority}
          write={(value, turn) => session.run(COMMANDS["card.set-priority"], { ids, value, turn })}
        />
      )}
      {isFigure && (
        <>
          <Words id={id} field="value" label={t("field.value")} />
          <Words id={id} field="unit" label={t("field.unit")} />
        </>
      )}
    </>
  );
}

function Actions({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const ids = [id];
  return (
    <div className={styles.actions}>
      <Button icon="move" onPress={() => session.look({ selection: ids, surface: "move-to" })}>
        {t("command.card.move-to")}
      </Button>
      <Button icon="copy" onPress={() => session.run(COMMANDS["card.duplicate"], { ids })}>
        {t("command.card.duplicate")}
      </Button>
      <Button icon="message-circle" onPress={() => session.run(COMMANDS["thread.add"], { on: id })}>
        {t("command.thread.add")}
      </Button>
      <Button look="danger" icon="trash-2" onPress={() => session.run(COMMANDS["card.delete"], { ids })}>
        {t("command.card.delete")}
      </Button>
    </div>
  );
}
