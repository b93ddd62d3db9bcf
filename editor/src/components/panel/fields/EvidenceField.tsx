import { COMMANDS } from "../../../core/commands/table.ts";
import { MAP, type RecordId } from "../../../core/ids.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import styles from "./Field.module.css";

interface Props {
  readonly ids: readonly RecordId[];
}

/** What the claim rests on; without a source it is a hunch. */
export function EvidenceField({ ids }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const sources = document.on(MAP, "source");
  const ties = new Map(ids.map((id) => [id, new Set<string>(document.links(id, "evidence").map(({ to }) => to))]));
  const tied = (source: RecordId) => ids.filter((id) => ties.get(id)?.has(source) === true).length;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t("field.evidence")}</legend>
      {sources.length === 0 && <p className={styles.hint}>{t("panel.hunch")}</p>}
      {sources.map(({ id, title }) => (
        <Checkbox
          key={id}
          isSelected={tied(id) === ids.length}
          isIndeterminate={tied(id) > 0 && tied(id) < ids.length}
          onChange={(on) => session.run(COMMANDS[on ? "card.tie-source" : "card.untie-source"], { ids, source: id })}
        >
          <span dir="auto">{title}</span>
        </Checkbox>
      ))}
      <div>
        <Button look="quiet" size="s" icon="plus" onPress={() => session.run(COMMANDS["source.add"], { ties: ids })}>
          {t("command.source.add")}
        </Button>
      </div>
    </fieldset>
  );
}
