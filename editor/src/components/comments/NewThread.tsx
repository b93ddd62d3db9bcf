import { COMMANDS } from "../../core/commands/table.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { labelOf } from "../../core/records.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Compose } from "./Compose.tsx";

interface Props {
  readonly on: RecordId;
}

/** Begins a conversation about what is selected. */
export function NewThread({ on }: Props) {
  const session = useSession();
  const { t } = useT();
  const words = useTopic(on, ({ document }) => {
    const record = on === MAP ? undefined : document.get(on);
    return record === undefined ? "" : labelOf(record);
  });
  const label = words === "" ? t("comments.about-map") : t("comments.about", { what: words });
  return (
    <Compose
      label={label}
      action={t("comments.say")}
      isDisabled={!session.can(COMMANDS["thread.add"])}
      send={(text) => session.run(COMMANDS["thread.add"], { on, text })}
    />
  );
}
