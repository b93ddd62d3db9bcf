import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { isA } from "../../../core/records.ts";
import { equal } from "../../../core/values.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Tags } from "./Tags.tsx";

interface Props {
  readonly ids: readonly RecordId[];
}

/** Words to find cards by.  Of several cards those that all of them have are shown; the rest of each stays. */
export function TagsField({ ids }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const cards = ids.map((id) => document.get(id)).filter((record) => isA(record, "card"));
  const common = (cards[0]?.tags ?? []).filter((tag) => cards.every(({ tags }) => tags.includes(tag)));
  const write = (values: readonly string[]) => {
    if (cards.every(({ tags }) => equal(tags, common))) {
      session.run(COMMANDS["card.set-tags"], { ids, value: values });
      return;
    }
    const turn = crypto.randomUUID();
    for (const { id, tags } of cards) {
      const kept = tags.filter((tag) => !common.includes(tag) || values.includes(tag));
      session.run(COMMANDS["card.set-tags"], { ids: [id], value: [...new Set([...kept, ...values])], turn });
    }
  };
  return <Tags label={t("field.tags")} values={common} write={write} />;
}
