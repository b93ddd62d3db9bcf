import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { useRecord, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { PictureField } from "./PictureField.tsx";
import { Words } from "./Words.tsx";

interface Props {
  readonly id: RecordId;
}

/** A picture on a card, and what it shows for those who cannot see it. */
export function ImageField({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const card = useRecord("card", id);
  if (card === undefined) return null;
  return (
    <PictureField
      label={t("field.image")}
      image={card.image}
      alt={card.alt || card.text}
      write={(image) => session.run(COMMANDS["card.set-image"], { ids: [id], image })}
    >
      <Words id={id} field="alt" label={t("field.alt")} />
    </PictureField>
  );
}
