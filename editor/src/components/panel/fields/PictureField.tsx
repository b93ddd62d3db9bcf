import { clsx } from "clsx";
import { type ReactNode, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { troubleOf } from "../../../hooks/loaded.ts";
import { PICTURES, sendPicture } from "../../../hooks/pictures.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { Picture } from "../../map/Picture.tsx";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./Field.module.css";

interface Props {
  readonly label: string;
  /** The path of the picture that is there; "" is none. */
  readonly image: string;
  readonly alt: string;
  readonly write: (image: string) => void;
  /** Shown as a disc, as faces are. */
  readonly isRound?: boolean;
  /** Another way to a picture, in front of choosing a file. */
  readonly first?: ReactNode;
  /** What can be said of a picture that is there. */
  readonly children?: ReactNode;
}

/** A picture, chosen from a file, sent to the server and shown. */
export function PictureField({ label, image, alt, write, isRound = false, first, children }: Props) {
  const { t } = useT();
  const [isSending, setSending] = useState(false);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setSending(true);
    try {
      write(await sendPicture(file));
    } catch (error) {
      const { message, hint } = troubleOf(error);
      toast({ words: `${message} ${hint}`.trim(), tone: "bad" });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      {image !== "" && (
        <div className={clsx(isRound && styles.round)}>
          <Picture image={image} alt={alt} />
        </div>
      )}
      <div className={styles.wrapping}>
        {first}
        <FileTrigger acceptedFileTypes={PICTURES} onSelect={(files) => void choose(files?.[0])}>
          <Button icon="image-plus" isDisabled={isSending}>
            {t(isSending ? "panel.picture-sent" : "panel.choose-picture")}
          </Button>
        </FileTrigger>
        {image !== "" && (
          <Button look="quiet" onPress={() => write("")}>
            {t("panel.remove", { what: label })}
          </Button>
        )}
      </div>
      {image !== "" && children}
    </div>
  );
}
