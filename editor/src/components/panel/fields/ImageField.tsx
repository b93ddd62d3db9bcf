import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { troubleOf } from "../../../hooks/loaded.ts";
import { PICTURES, sendPicture } from "../../../hooks/pictures.ts";
import { useRecord, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Picture } from "../../map/Picture.tsx";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./Field.module.css";
import { Words } from "./Words.tsx";

interface Props {
  readonly id: RecordId;
}

/** A picture on a card, and what it shows for those who cannot see it. */
export function ImageField({ id }: Props) {
  const session = useSession();
  const { t } = useT();
  const card = useRecord("card", id);
  const [isSending, setSending] = useState(false);
  if (card === undefined) return null;
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setSending(true);
    try {
      session.run(COMMANDS["card.set-image"], { ids: [id], image: await sendPicture(file) });
    } catch (error) {
      const { message, hint } = troubleOf(error);
      toast({ words: `${message} ${hint}`.trim(), tone: "bad" });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t("field.image")}</span>
      {card.image !== "" && <Picture image={card.image} alt={card.alt || card.text} />}
      <div className={styles.row}>
        <FileTrigger acceptedFileTypes={PICTURES} onSelect={(files) => void choose(files?.[0])}>
          <Button icon="image-plus" isDisabled={isSending}>
            {t(isSending ? "panel.picture-sent" : "panel.choose-picture")}
          </Button>
        </FileTrigger>
        {card.image !== "" && (
          <Button look="quiet" onPress={() => session.run(COMMANDS["card.set-image"], { ids: [id], image: "" })}>
            {t("panel.remove", { what: t("field.image") })}
          </Button>
        )}
      </div>
      {card.image !== "" && <Words id={id} field="alt" label={t("field.alt")} />}
    </div>
  );
}
