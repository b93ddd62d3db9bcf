import { COMMANDS } from "../../../core/commands/table.ts";
import { useFrameworks } from "../../../hooks/frameworks.ts";
import { useHead, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Select } from "../../ui/Select.tsx";

/** The framework that everybody's map opens with. */
export function FrameworkField() {
  const session = useSession();
  const { t } = useT();
  const head = useHead();
  const frameworks = useFrameworks();
  const all = frameworks.state === "here" ? frameworks.value : [];
  if (all.length === 0) return null;
  return (
    <Select<string>
      label={t("field.framework")}
      choices={all.map(({ id, title, icon }) => ({ id, label: title, icon }))}
      value={head.framework}
      onChange={(value) => session.run(COMMANDS["document.set-framework"], { value })}
    />
  );
}
