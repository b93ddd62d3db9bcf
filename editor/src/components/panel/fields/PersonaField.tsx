import { COMMANDS } from "../../../core/commands/table.ts";
import { MAP, type RecordId } from "../../../core/ids.ts";
import { isA } from "../../../core/records.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Select } from "../../ui/Select.tsx";
import { shared } from "./shared.ts";

interface Props {
  readonly ids: readonly RecordId[];
}

const NOBODY = "";

/** Whose it is. */
export function PersonaField({ ids }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const personas = document.on(MAP, "persona");
  if (personas.length === 0) return null;
  const whose = shared(ids, (id) => {
    const card = document.get(id);
    return isA(card, "card") ? card.persona : NOBODY;
  });
  const choices = [
    { id: NOBODY, label: t("panel.everybody") },
    ...personas.map(({ id, name }) => ({ id, label: name || t("record.persona") })),
  ];
  return (
    <Select<string>
      label={t("field.persona")}
      choices={choices}
      value={whose ?? NOBODY}
      onChange={(chosen) => {
        const value = personas.find(({ id }) => id === chosen)?.id ?? NOBODY;
        session.run(COMMANDS["card.set-persona"], { ids, value });
      }}
    />
  );
}
