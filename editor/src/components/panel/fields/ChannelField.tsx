import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { isA } from "../../../core/records.ts";
import { CHANNELS } from "../../../core/schema.gen.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { Combo } from "./Combo.tsx";
import { shared } from "./shared.ts";

interface Props {
  readonly ids: readonly RecordId[];
}

/** By what means: one of the known, or words of one's own and whether that is online. */
export function ChannelField({ ids }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t, tell } = useT();
  const cards = ids.map((id) => document.get(id)).filter((record) => isA(record, "card"));
  const channel = shared(cards, (card) => card.channel) ?? "";
  const online = shared(cards, (card) => card.online);
  const isOwn = channel !== "" && !Object.hasOwn(CHANNELS, channel);
  const options = Object.entries(CHANNELS).map(([id, [, icon]]) => ({ id, label: tell(`channel.${id}`), icon }));
  return (
    <>
      <Combo
        label={t("field.channel")}
        placeholder={t("panel.none")}
        options={options}
        value={channel}
        write={(value) => session.run(COMMANDS["card.set-channel"], { ids, value })}
      />
      {isOwn && (
        <Switch
          isSelected={online === true}
          onChange={(value) => session.run(COMMANDS["card.set-online"], { ids, value })}
        >
          {t("field.online")}
        </Switch>
      )}
    </>
  );
}
