import { lazy, Suspense, useEffect } from "react";
import { MapActions } from "../components/bar/MapActions.tsx";
import { Notices } from "../components/bar/Notices.tsx";
import { TopBar } from "../components/bar/TopBar.tsx";
import { MapView } from "../components/MapView.tsx";
import { usePageShortcuts } from "../components/map/usePageShortcuts.ts";
import { MapMenu } from "../components/menu/MapMenu.tsx";
import { Pictures } from "../components/Pictures.tsx";
import { Cursors } from "../components/people/Cursors.tsx";
import { Toolbar } from "../components/toolbar/Toolbar.tsx";
import { Foot } from "../components/tray/Foot.tsx";
import { Announcer } from "../components/ui/Announcer.tsx";
import { Loading } from "../components/ui/Loading.tsx";
import { Toasts } from "../components/ui/Toasts.tsx";
import { TroubleView } from "../components/ui/TroubleView.tsx";
import { useClipboard } from "../hooks/clipboard.ts";
import { SessionContext, useHead, useSeen } from "../hooks/session.ts";
import { useT } from "../i18n/Locale.tsx";
import { mapPath } from "./address.ts";
import styles from "./EditorPage.module.css";
import { go } from "./router.ts";
import { useArrival } from "./useArrival.ts";
import { useMap } from "./useMap.ts";

/** What is not seen at first is fetched when it is: the page has a budget of bytes, see `tests/budget.test.ts`. */
const SidePanel = lazy(async () => ({ default: (await import("../components/panel/SidePanel.tsx")).SidePanel }));

const PeopleBar = lazy(async () => ({ default: (await import("../components/people/PeopleBar.tsx")).PeopleBar }));
const Presentation = lazy(async () => ({
  default: (await import("../components/present/Presentation.tsx")).Presentation,
}));
const Surfaces = lazy(async () => ({ default: (await import("../components/surfaces/Surfaces.tsx")).Surfaces }));

interface Props {
  readonly document: string;
  readonly presenting: boolean;
}

/** A map that is open: everything on the page sees it through the session. */
export function EditorPage({ document, presenting }: Props) {
  const opened = useMap(document);
  if (opened.state === "loading") return <Loading />;
  if (opened.state === "failed") return <TroubleView trouble={opened.trouble} again={opened.again} />;
  return (
    <SessionContext.Provider value={opened.value.session}>
      {presenting ? (
        <Pictures>
          <Suspense fallback={<Loading />}>
            <Presentation leave={() => go(mapPath(document) + window.location.search)} />
          </Suspense>
        </Pictures>
      ) : (
        <Assembly />
      )}
      <Announcer />
      <Toasts />
    </SessionContext.Provider>
  );
}

function Assembly() {
  const { t } = useT();
  const { title } = useHead();
  useClipboard();
  usePageShortcuts();
  useArrival();
  useEffect(() => {
    document.title = `${title || t("editor.untitled")} · ${t("app.name")}`;
  }, [title, t]);
  return (
    <div className={styles.page}>
      <TopBar>
        <Suspense>
          <PeopleBar />
        </Suspense>
        <MapActions />
      </TopBar>
      <Notices />
      <Toolbar />
      <Pictures>
        <MapMenu className={styles.map}>
          <MapView />
        </MapMenu>
        <Beside />
        <Foot />
        <Cursors />
      </Pictures>
    </div>
  );
}

function Beside() {
  const hasPanel = useSeen((seen) => seen.panel !== undefined && seen.panel !== "tray");
  const isCovered = useSeen((seen) => seen.surface !== undefined);
  return (
    <Suspense>
      {hasPanel && <SidePanel />}
      {isCovered && <Surfaces />}
    </Suspense>
  );
}
