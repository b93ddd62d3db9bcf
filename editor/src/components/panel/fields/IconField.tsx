import { useEffect, useState } from "react";
import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { isA } from "../../../core/records.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { allIcons } from "../../../theme/outlines.ts";
import { Combo } from "./Combo.tsx";
import { shared } from "./shared.ts";

interface Props {
  readonly ids: readonly RecordId[];
}

/** An icon by its Lucide name. */
export function IconField({ ids }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const names = useIconNames();
  const icon = shared(ids, (id) => {
    const card = document.get(id);
    return isA(card, "card") ? card.icon : "";
  });
  return (
    <Combo
      label={t("field.icon")}
      placeholder={t("panel.none")}
      options={names.map((name) => ({ id: name, label: name, icon: name }))}
      value={icon ?? ""}
      write={(value) => session.run(COMMANDS["card.set-icon"], { ids, value })}
    />
  );
}

function useIconNames(): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    allIcons()
      .then(setNames)
      .catch(() => undefined); // without the list one can still write a name
  }, []);
  return names;
}
