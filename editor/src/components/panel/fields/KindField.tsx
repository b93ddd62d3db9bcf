import { COMMANDS } from "../../../core/commands/table.ts";
import { isKind, type RecordId } from "../../../core/ids.ts";
import { KINDS } from "../../../core/schema.gen.ts";
import { useRecord, useSession, useTopic } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Select } from "../../ui/Select.tsx";

interface Props {
  readonly id: RecordId;
}

/** What a card is: the kinds that this lens shows first, then all others.  It keeps all its fields whatever it becomes. */
export function KindField({ id }: Props) {
  const session = useSession();
  const { t, tell } = useT();
  const card = useRecord("card", id);
  const framework = useTopic("frame", () => session.framework);
  if (card === undefined) return null;
  const shown = framework.slots.flatMap(({ shows }) => shows).filter(isKind);
  const known = Object.keys(KINDS).filter(isKind);
  const kinds = [...new Set([card.at.kind, ...shown, ...known])].filter(isKind);
  const own = framework.kinds;
  const label = (kind: string) => (Object.hasOwn(own, kind) ? (own[kind]?.label ?? kind) : tell(`kind.${kind}`));
  return (
    <Select<string>
      label={t("field.kind")}
      choices={kinds.map((kind) => ({ id: kind, label: label(kind) }))}
      value={card.at.kind}
      onChange={(chosen) => {
        if (isKind(chosen)) session.run(COMMANDS["card.set-kind"], { ids: [id], value: chosen });
      }}
    />
  );
}
