import { useRef } from "react";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toasts.ts";
import styles from "./ShareDialog.module.css";

interface Props {
  readonly label: string;
  readonly value: string;
}

/** Words to be taken elsewhere, with a button that copies them. */
export function CopyField({ label, value }: Props) {
  const { t } = useT();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      toast({ words: t("share.copied"), tone: "good", icon: "check" });
    } catch {
      field.current?.select(); // a browser that does not let us: the keys of the system still do
    }
  };
  return (
    <div className={styles.row}>
      <TextField label={label} hidesLabel value={value} isReadOnly inputRef={field} className={styles.grows} />
      <Button icon="copy" onPress={() => void copy()}>
        {t("share.copy")}
      </Button>
    </div>
  );
}
