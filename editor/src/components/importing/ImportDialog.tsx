import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { pasteHere } from "../../core/commands/edit/clipboard.ts";
import { troubleOf } from "../../hooks/loaded.ts";
import { useSession } from "../../hooks/session.ts";
import { workspaceOf } from "../../hooks/workspace.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go, here } from "../../pages/router.ts";
import { ImportPane } from "../home/ImportPane.tsx";
import { ImportTroubles } from "../home/ImportTroubles.tsx";
import { type Imported, importAll, type Source } from "../home/importing.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toasts.ts";
import styles from "./ImportDialog.module.css";

interface Props {
  readonly close: () => void;
}

/** A file or pasted text becomes a map of its own, or cards of this one. */
export function ImportDialog({ close }: Props) {
  const session = useSession();
  const { t } = useT();
  const mayPaste = session.can(pasteHere);
  const [where, setWhere] = useState<"new" | "here">("new");
  return (
    <Dialog title={t("import.title")} isOpen onClose={close} size="l">
      <div className={styles.content}>
        {mayPaste && (
          <Segmented
            label={t("import.where")}
            choices={[
              { id: "new", label: t("import.new"), icon: "file-plus" },
              { id: "here", label: t("import.here"), icon: "clipboard-paste" },
            ]}
            value={where}
            onChange={setWhere}
            className={styles.where}
          />
        )}
        {where === "new" ? <AsNew close={close} /> : <IntoThis close={close} />}
      </div>
    </Dialog>
  );
}

function AsNew({ close }: Props) {
  const { t } = useT();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Imported["failed"]>([]);
  const take = async (sources: readonly Source[]) => {
    setBusy(true);
    try {
      const now = here();
      const workspace = await workspaceOf(now.page === "map" ? now.document : "");
      if (workspace === undefined) return;
      const done = await importAll(workspace.id, sources);
      setFailed(done.failed);
      const [first] = done.made;
      if (first === undefined || done.failed.length > 0) return;
      if (done.made.length > 1) toast({ words: t("import.done", { n: done.made.length }), tone: "good" });
      close();
      go(done.made.length > 1 ? "/" : mapPath(first.id));
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ImportPane onTake={(sources) => void take(sources)} isBusy={isBusy} />
      <ImportTroubles failed={failed} onClose={() => setFailed([])} />
    </>
  );
}

/** Lines and tables go where the keyboard is, as if they had been pasted there. */
function IntoThis({ close }: Props) {
  const session = useSession();
  const { t } = useT();
  const [text, setText] = useState("");
  const paste = (words: string) => {
    close();
    session.run(pasteHere, { text: words });
  };
  return (
    <form
      className={styles.here}
      onSubmit={(event) => {
        event.preventDefault();
        paste(text);
      }}
    >
      <TextField label={t("import.text")} hint={t("import.here.hint")} rows={12} value={text} onChange={setText} />
      <div className={styles.actions}>
        <FileTrigger
          acceptedFileTypes={[".txt", ".csv", ".tsv", ".md"]}
          onSelect={async (files) => setText((await files?.item(0)?.text()) ?? "")}
        >
          <Button>{t("import.choose")}</Button>
        </FileTrigger>
        <Button look="primary" type="submit" isDisabled={text.trim() === ""}>
          {t("import.paste")}
        </Button>
      </div>
    </form>
  );
}
