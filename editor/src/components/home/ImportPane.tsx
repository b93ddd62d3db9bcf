import { useCallback, useState } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { ask } from "../../api/client.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./ImportPane.module.css";
import { type Source, sourcesOf } from "./importing.ts";

interface Props {
  readonly onTake: (sources: readonly Source[]) => void;
  readonly isBusy: boolean;
}

/** A file that one has, or text that one pastes. */
export function ImportPane({ onTake, isBusy }: Props) {
  const { t } = useT();
  const [text, setText] = useState("");
  const formats = useLoaded(useCallback(() => ask("GET /api/formats"), []));
  const readable = formats.state === "here" ? formats.value.filter(({ reads }) => reads) : [];
  const endings = [...new Set(readable.flatMap(({ extensions }) => extensions))];
  return (
    <div className={styles.pane}>
      <DropZone
        className={styles.zone ?? ""}
        onDrop={async ({ items }) => {
          const files = await Promise.all(items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : [])));
          if (files.length > 0) onTake(sourcesOf(files));
        }}
      >
        <Icon name="file-input" size={28} className={styles.icon} />
        <Text slot="label" className={styles.lead ?? ""}>
          {t("import.drop")}
        </Text>
        <FileTrigger allowsMultiple acceptedFileTypes={endings} onSelect={(files) => files && onTake(sourcesOf(files))}>
          <Button isDisabled={isBusy}>{t("import.choose")}</Button>
        </FileTrigger>
        <p className={styles.formats}>{readable.map(({ title }) => title).join(" · ")}</p>
      </DropZone>
      <form
        className={styles.text}
        onSubmit={(event) => {
          event.preventDefault();
          onTake([{ name: "", content: text }]);
        }}
      >
        <TextField label={t("import.text")} hint={t("import.text.hint")} rows={12} value={text} onChange={setText} />
        <Button look="primary" type="submit" isDisabled={isBusy || text.trim() === ""} className={styles.submit}>
          {t("import.make")}
        </Button>
      </form>
    </div>
  );
}
