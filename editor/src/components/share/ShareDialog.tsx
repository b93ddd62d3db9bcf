import { useCallback } from "react";
import { MAY, type Member, type Workspace } from "../../api/api.gen.ts";
import { ask, Trouble } from "../../api/client.ts";
import { exportMap } from "../../core/commands/view/viewing.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useSession } from "../../hooks/session.ts";
import { workspaceOf } from "../../hooks/workspace.ts";
import { useT } from "../../i18n/Locale.tsx";
import { here } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { CopyField } from "./CopyField.tsx";
import { Invitations } from "./Invitations.tsx";
import { Members } from "./Members.tsx";
import styles from "./ShareDialog.module.css";

interface Props {
  readonly close: () => void;
}

/** How a map is shared: as a file of a folder, or with the members of a workspace. */
type Sharing =
  | { readonly in: "folder"; readonly path: string }
  | { readonly in: "workspace"; readonly workspace: Workspace | undefined; readonly members: readonly Member[] };

/** Who may open this map, and how somebody else may. */
export function ShareDialog({ close }: Props) {
  const { t } = useT();
  const document = documentHere();
  const load = useCallback((signal: AbortSignal) => sharing(document, signal), [document]);
  const loaded = useLoaded(load);
  return (
    <Dialog title={t("share.title")} isOpen onClose={close}>
      {loaded.state === "loading" && <Loading />}
      {loaded.state === "failed" && <TroubleView trouble={loaded.trouble} again={loaded.again} />}
      {loaded.state === "here" && loaded.value.in === "folder" && <InFolder path={loaded.value.path} />}
      {loaded.state === "here" && loaded.value.in === "workspace" && (
        <InWorkspace {...loaded.value} again={loaded.again} />
      )}
    </Dialog>
  );
}

function InFolder({ path }: { readonly path: string }) {
  const session = useSession();
  const { t } = useT();
  return (
    <div className={styles.part}>
      <p className={styles.lead}>
        <Icon name="file-text" /> <span>{t("share.file", { path })}</span>
      </p>
      <p className={styles.hint}>{t("share.file.hint")}</p>
      <Button look="primary" icon="download" className={styles.only} onPress={() => session.run(exportMap, {})}>
        {t("share.export")}
      </Button>
    </div>
  );
}

type WorkspaceProps = Omit<Extract<Sharing, { in: "workspace" }>, "in"> & { readonly again: () => void };

function InWorkspace({ workspace, members, again }: WorkspaceProps) {
  const { t } = useT();
  const mayChange = workspace !== undefined && MAY["members.write"].includes(workspace.role);
  const { origin, pathname, search } = window.location;
  return (
    <>
      <section className={styles.part}>
        <h3 className={styles.heading}>{t("share.link")}</h3>
        <CopyField label={t("share.link")} value={origin + pathname + search} />
        <p className={styles.hint}>{t("share.link.hint")}</p>
      </section>
      <section className={styles.part}>
        <h3 className={styles.heading}>
          {workspace === undefined ? t("share.members") : t("share.members.of", { workspace: workspace.title })}
        </h3>
        <Members members={members} workspace={mayChange ? workspace.id : ""} again={again} />
      </section>
      {mayChange && <Invitations workspace={workspace.id} />}
      {!mayChange && <p className={styles.hint}>{t("share.ask-owner")}</p>}
    </>
  );
}

async function sharing(document: string, signal: AbortSignal): Promise<Sharing> {
  const path = { document };
  const file = await ask("GET /api/documents/{document}/file", { path, signal }).catch(notFound);
  if (file !== undefined) return { in: "folder", path: file.path };
  const [workspace, members] = await Promise.all([
    workspaceOf(document, signal),
    ask("GET /api/documents/{document}/people", { path, signal }),
  ]);
  return { in: "workspace", workspace, members };
}

function notFound(error: unknown): undefined {
  if (error instanceof Trouble && error.status === 404) return undefined;
  throw error;
}

function documentHere(): string {
  const now = here();
  return now.page === "map" ? now.document : "";
}
