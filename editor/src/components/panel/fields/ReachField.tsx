import { COMMANDS } from "../../../core/commands/table.ts";
import { MAP, type RecordId } from "../../../core/ids.ts";
import { isA, labelOf } from "../../../core/records.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Select } from "../../ui/Select.tsx";

interface Props {
  readonly id: RecordId;
}

/** As far as which step or stage a card reaches: its own, or any after it. */
export function ReachField({ id }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const card = document.get(id);
  if (!isA(card, "card") || card.at.on === MAP) return null;
  const { on, to } = card.at;
  const type = document.get(on)?.record;
  const level = document.columns.filter((place) => document.get(place)?.record === type);
  const ahead = level.slice(level.indexOf(on));
  if (ahead.length < 2) return null;
  const choices = ahead.map((place) => {
    const record = document.get(place);
    return { id: place, label: place === on || record === undefined ? t("panel.own-column") : labelOf(record) };
  });
  return (
    <Select<string>
      label={t("field.reach")}
      choices={choices}
      value={to === "" ? on : to}
      onChange={(chosen) => {
        const place = ahead.find((one) => one === chosen);
        if (place !== undefined) session.run(COMMANDS["card.span"], { id, to: place });
      }}
    />
  );
}
