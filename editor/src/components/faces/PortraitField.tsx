import { useState } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { PictureField } from "../panel/fields/PictureField.tsx";
import { Button } from "../ui/Button.tsx";
import { FacePicker } from "./FacePicker.tsx";

interface Props {
  readonly id: RecordId;
}

/** A persona's picture: a face that is drawn, or a file of one's own. */
export function PortraitField({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const [isChoosing, setChoosing] = useState(false);
  const persona = useRecord("persona", id);
  if (persona === undefined) return null;
  return (
    <>
      <PictureField
        label={t("field.avatar")}
        image={persona.avatar}
        alt={persona.name}
        write={(value) => session.run(COMMANDS["persona.set-avatar"], { ids: [id], value })}
        isRound
        first={
          <Button icon="smile-plus" onPress={() => setChoosing(true)}>
            {t("faces.choose")}
          </Button>
        }
      />
      {isChoosing && <FacePicker id={id} onClose={() => setChoosing(false)} />}
    </>
  );
}
