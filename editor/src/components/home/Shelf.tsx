import { lazy, Suspense, useState } from "react";
import { MAY, type Workspace } from "../../api/api.gen.ts";
import { type Home, useDocuments } from "../../hooks/home.ts";
import { useT } from "../../i18n/Locale.tsx";
import type { Address } from "../../pages/address.ts";
import { go } from "../../pages/router.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { Documents } from "./Documents.tsx";
import { HomeHeader } from "./HomeHeader.tsx";
import styles from "./Shelf.module.css";
import { keepWorkspace, keptWorkspace } from "./workspace.ts";

const ChainView = lazy(async () => ({ default: (await import("./ChainView.tsx")).ChainView }));
const Begin = lazy(async () => ({ default: (await import("./Begin.tsx")).Begin }));

interface Props {
  readonly home: Home;
  readonly address: Exclude<Address, { page: "map" }>;
}

/** The page of somebody who is a member of at least one workspace. */
export function Shelf({ home, address }: Props) {
  const { t } = useT();
  const [chosen, setChosen] = useState(keptWorkspace);
  const workspace = home.workspaces.find(({ id }) => id === chosen) ?? home.workspaces[0];
  const choose = (id: string) => {
    keepWorkspace(id);
    setChosen(id);
  };
  return (
    <div className={styles.page}>
      <HomeHeader home={home} workspace={workspace} onChoose={choose} page={address.page} />
      {workspace === undefined ? (
        <EmptyState icon="users" title={t("home.no-workspace")}>
          {t("home.no-workspace.hint")}
        </EmptyState>
      ) : (
        <Page key={workspace.id} workspace={workspace} address={address} />
      )}
    </div>
  );
}

function Page({ workspace, address }: { readonly workspace: Workspace; readonly address: Props["address"] }) {
  if (address.page !== "chain") return <Inside workspace={workspace} address={address} />;
  return (
    <main className={styles.main}>
      <Suspense fallback={<Loading />}>
        <ChainView workspace={workspace.id} />
      </Suspense>
    </main>
  );
}

function Inside({ workspace, address }: { readonly workspace: Workspace; readonly address: Props["address"] }) {
  const isTrash = address.page === "trash";
  const documents = useDocuments(workspace.id, isTrash);
  const mayCreate = MAY["document.create"].includes(workspace.role);
  return (
    <>
      <main className={styles.main}>
        {documents.state === "loading" && <Loading />}
        {documents.state === "failed" && <TroubleView trouble={documents.trouble} again={documents.again} />}
        {documents.state === "here" && (
          <Documents
            all={documents.value}
            workspace={workspace}
            query={address.query}
            isTrash={isTrash}
            again={documents.again}
          />
        )}
      </main>
      {mayCreate && (
        <Suspense>
          <Begin workspace={workspace.id} isOpen={address.page === "new"} onClose={() => go("/")} />
        </Suspense>
      )}
    </>
  );
}
