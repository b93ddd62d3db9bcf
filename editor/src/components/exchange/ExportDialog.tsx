import { useState } from "react";
import type { Format } from "../../api/api.gen.ts";
import { address, ask, take } from "../../api/client.ts";
import { troubleOf, useLoaded } from "../../hooks/loaded.ts";
import { useHead, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { here } from "../../pages/router.ts";
import { save } from "../../pages/surroundings.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { toast } from "../ui/toasts.ts";
import { type Drawing, DrawingOptions, FIRST_DRAWING } from "./DrawingOptions.tsx";
import styles from "./ExportDialog.module.css";
import { Losses } from "./Losses.tsx";

interface Props {
  readonly close: () => void;
  /** Opens with what one would print. */
  readonly isPrint?: boolean;
}

/** Takes the map away as a picture, slides or text, says before what a format cannot carry, and shows what one gets. */
export function ExportDialog({ close, isPrint = false }: Props) {
  const session = useSession();
  const { t } = useT();
  const formats = useLoaded(loadFormats);
  const [name, setName] = useState(isPrint ? "pdf" : "svg");
  const [drawing, setDrawing] = useState<Drawing>(isPrint ? { ...FIRST_DRAWING, page: "a4" } : FIRST_DRAWING);
  const [isBusy, setBusy] = useState(false);
  const title = useHead().title;
  const document = documentHere();
  const wish = {
    framework: session.framework.id,
    ...drawing,
    show: [...session.seen.show],
    hide: [...session.seen.hide],
  };
  const format = formats.state === "here" ? formats.value.find((one) => one.name === name) : undefined;
  const get = async () => {
    if (format === undefined) return;
    setBusy(true);
    try {
      await keep(format, document, wish, title || t("editor.untitled"));
      close();
    } catch (error) {
      const { message, hint } = troubleOf(error);
      toast({ words: `${message} ${hint}`.trim(), tone: "bad" });
    } finally {
      setBusy(false);
    }
  };
  const actions = (
    <Button look="primary" icon="download" isDisabled={isBusy || format === undefined} onPress={() => void get()}>
      {isBusy ? t("export.busy") : t("export.get", { format: format?.title ?? "" })}
    </Button>
  );
  return (
    <Dialog title={t(isPrint ? "export.print" : "export.title")} isOpen onClose={close} size="l" actions={actions}>
      {formats.state === "loading" && <Loading />}
      {formats.state === "failed" && <TroubleView trouble={formats.trouble} again={formats.again} />}
      {formats.state === "here" && (
        <div className={styles.sheet}>
          <div className={styles.choices}>
            <Select<string>
              label={t("export.format")}
              choices={formats.value
                .filter(({ draws, writes }) => (isPrint ? draws : draws || writes))
                .map((one) => ({ id: one.name, label: one.title, icon: one.draws ? "image" : "file-text" }))}
              value={name}
              onChange={setName}
            />
            {format?.draws === true && <DrawingOptions value={drawing} onChange={setDrawing} />}
            {format?.draws === true && (
              <Switch isSelected={drawing.source} onChange={(source) => setDrawing({ ...drawing, source })}>
                {t("export.source")}
              </Switch>
            )}
            {format?.draws === false && <Losses document={document} format={format.name} />}
          </div>
          {format?.draws === true && (
            <img
              className={styles.preview}
              alt={t("export.preview")}
              src={address("GET /api/documents/{document}/renders/{format}", {
                path: { document, format: "svg" },
                query: { ...wish, source: false },
              })}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

const loadFormats = (signal: AbortSignal) => ask("GET /api/formats", { signal });

function documentHere(): string {
  const now = here();
  return now.page === "map" ? now.document : "";
}

/** Fetches all files of an export, and offers each to be kept. */
async function keep(format: Format, document: string, wish: object, title: string): Promise<void> {
  const ending = format.extensions[0] ?? `.${format.name}`;
  const path = { document, format: format.name };
  if (!format.draws) {
    const { content } = await take("GET /api/documents/{document}/files/{format}", { path });
    save(content, `${title}${ending}`);
    return;
  }
  const first = await take("GET /api/documents/{document}/renders/{format}", { path, query: wish });
  const pages = Number(first.headers.get("X-Pages") ?? "1");
  save(first.content, pages > 1 ? `${title} 1${ending}` : `${title}${ending}`);
  for (let number = 2; number <= pages; number++) {
    const next = await take("GET /api/documents/{document}/renders/{format}", { path, query: { ...wish, number } });
    save(next.content, `${title} ${number}${ending}`);
  }
}
