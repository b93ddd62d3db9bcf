import { useEffect, useRef } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { labelOf } from "../../core/records.ts";
import { useSeen, useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Compose } from "./Compose.tsx";

interface Props {
  readonly on: RecordId;
}

/** Begins a conversation about what is selected; the command that asks for it is followed by its words. */
export function NewThread({ on }: Props) {
  const session = useSession();
  const { t } = useT();
  const words = useTopic(on, ({ document }) => {
    const record = on === MAP ? undefined : document.get(on);
    return record === undefined ? "" : labelOf(record);
  });
  const place = useRef<HTMLDivElement>(null);
  const isAsked = useSeen(({ topic }) => topic === on);
  useEffect(() => {
    if (!isAsked) return;
    session.look({ topic: "" });
    place.current?.querySelector("textarea")?.focus();
  }, [isAsked, session]);
  const label = words === "" ? t("comments.about-map") : t("comments.about", { what: words });
  return (
    <div ref={place}>
      <Compose
        label={label}
        action={t("comments.say")}
        isDisabled={!session.can(COMMANDS["thread.add"])}
        send={(text) => session.run(COMMANDS["thread.add"], { on, text })}
      />
    </div>
  );
}
