import { useCallback, useEffect, useState } from "react";
import { Dialog, Header, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay } from "react-aria-components";
import type { SearchAnswer, SearchHit } from "../../api/api.gen.ts";
import { ask } from "../../api/client.ts";
import { goRecord } from "../../core/commands/go/going.ts";
import { isPlainId } from "../../core/ids.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go, here } from "../../pages/router.ts";
import { SearchField } from "../ui/SearchField.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import styles from "./FindEverywhere.module.css";

interface Props {
  readonly close: () => void;
}

const AFTER = 180; // ms without a key until it asks
const NOTHING: SearchAnswer = { documents: 0, groups: [] };

/** Words in all maps that one may see; a press opens the map where they stand. */
export function FindEverywhere({ close }: Props) {
  const session = useSession();
  const { t } = useT();
  const [words, setWords] = useState("");
  const wanted = useLater(words.trim());
  const load = useCallback(
    async (signal: AbortSignal) =>
      wanted === "" ? NOTHING : await ask("GET /api/search", { query: { q: wanted }, signal }),
    [wanted],
  );
  const found = useLoaded(load);
  const { groups, documents } = found.state === "here" ? found.value : NOTHING;
  const open = (key: string) => {
    const [document = "", record = ""] = key.split(" ");
    const now = here();
    close();
    if (now.page === "map" && now.document === document && isPlainId(record)) session.run(goRecord, { id: record });
    else go(mapPath(document) + (isPlainId(record) ? `?record=${record}` : ""));
  };
  return (
    <ModalOverlay className={styles.scrim ?? ""} isOpen isDismissable onOpenChange={(isOpen) => isOpen || close()}>
      <Modal className={styles.modal ?? ""}>
        <Dialog className={styles.dialog ?? ""} aria-label={t("everywhere.title")}>
          <SearchField
            label={t("everywhere.title")}
            value={words}
            onChange={setWords}
            autoFocus
            className={styles.field}
          />
          <div className={styles.body}>
            {found.state === "loading" && wanted !== "" && <Spinner />}
            {found.state === "failed" && <p className={styles.quiet}>{found.trouble.message}</p>}
            {wanted === "" && <p className={styles.quiet}>{t("everywhere.hint")}</p>}
            {found.state === "here" && wanted !== "" && (
              <p className={styles.quiet} role="status">
                {t("everywhere.count", { n: documents })}
              </p>
            )}
            {groups.length > 0 && (
              <ListBox
                className={styles.list ?? ""}
                aria-label={t("everywhere.title")}
                selectionMode="none"
                onAction={(key) => open(String(key))}
              >
                {groups.map(({ id, title, hits, count }) => (
                  <ListBoxSection key={id} id={`in ${id}`} className={styles.group ?? ""}>
                    <Header className={styles.head ?? ""}>
                      <span dir="auto">{title || t("editor.untitled")}</span>
                      <span className={styles.count}>{count}</span>
                    </Header>
                    {hits.map((hit) => (
                      <ListBoxItem
                        key={`${hit.id} ${hit.field}`}
                        id={`${id} ${hit.id} ${hit.field}`}
                        textValue={hit.parts.map(({ text }) => text).join("")}
                        className={styles.hit ?? ""}
                      >
                        <Hit hit={hit} />
                      </ListBoxItem>
                    ))}
                  </ListBoxSection>
                ))}
              </ListBox>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Hit({ hit: { record, parts } }: { readonly hit: SearchHit }) {
  const { tell } = useT();
  return (
    <>
      <span className={styles.words} dir="auto">
        {parts.map(({ text, found }, n) => {
          const key = `${n} ${text}`;
          return found ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
        })}
      </span>
      <span className={styles.what}>{tell(`record.${record}`)}</span>
    </>
  );
}

/** A value once it has stayed the same for a moment. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), AFTER);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
