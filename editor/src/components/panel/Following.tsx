import { type ReactNode, useCallback } from "react";
import { ask } from "../../api/client.ts";
import { unlink } from "../../core/commands/record/unlink.ts";
import { followed } from "../../core/following.ts";
import type { RecordId } from "../../core/ids.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useDocument, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Following.module.css";

interface Props {
  readonly id: RecordId;
  readonly children: ReactNode;
}

/** The fields of a record; of one that follows another document, to be read only, below where its words come from. */
export function Following({ id, children }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const source = followed(document, id);
  if (source === undefined) return children;
  return (
    <>
      <div className={styles.note}>
        <p className={styles.words}>
          <Icon name="link" size={14} />
          <span>{t("following.words", { what: source.to })}</span>
        </p>
        <div className={styles.actions}>
          <Source document={source.document} record={source.record} />
          {session.can(unlink) && (
            <Button size="s" icon="unlink" onPress={() => session.run(unlink, { id })}>
              {t("following.unlink")}
            </Button>
          )}
        </div>
      </div>
      <fieldset disabled className={styles.fields}>
        {children}
      </fieldset>
    </>
  );
}

/** The way to the document that is followed, where it is one of those that one may see. */
function Source({ document, record }: { readonly document: string; readonly record: string }) {
  const { t } = useT();
  const load = useCallback(() => documentNamed(document), [document]);
  const found = useLoaded(load);
  if (found.state !== "here" || found.value === "") return null;
  const address = mapPath(found.value) + (record === "" ? "" : `?record=${encodeURIComponent(record)}`);
  return (
    <Button size="s" icon="arrow-up-right" onPress={() => go(address)}>
      {t("following.open")}
    </Button>
  );
}

/** The id of a document by its id or by the path of its file; "" where there is none. */
async function documentNamed(name: string): Promise<string> {
  const workspaces = await ask("GET /api/workspaces");
  for (const { id: workspace } of workspaces) {
    const documents = await ask("GET /api/workspaces/{workspace}/documents", { path: { workspace } });
    const found = documents.find(({ id, path }) => id === name || (path !== "" && samePath(path, name)));
    if (found !== undefined) return found.id;
  }
  return "";
}

function samePath(path: string, told: string): boolean {
  const plain = told.replace(/^(\.\.?\/)+/, "");
  return path === plain || path.endsWith(`/${plain}`);
}
