import { useCallback, useState } from "react";
import { ask } from "../../api/client.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { here } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { Compared } from "./Compared.tsx";
import { grouped } from "./grouped.ts";
import styles from "./HistoryPanel.module.css";
import { VersionView } from "./VersionView.tsx";

const MOST = 200;

/** Who changed what and when: versions with names, what was done between two of them, and the way back. */
export function HistoryPanel() {
  const { t } = useT();
  const document = documentHere();
  const version = useTopic("saving", (session) => session.company.saving.is);
  const [looking, setLooking] = useState<number>();
  const [most, setMost] = useState(MOST);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const path = { document };
      const [versions, names] = await Promise.all([
        ask("GET /api/documents/{document}/versions", { path, query: { most }, signal }),
        ask("GET /api/documents/{document}/names", { path, signal }),
      ]);
      return { versions, names, version };
    },
    [document, most, version],
  );
  const loaded = useLoaded(load);
  if (loaded.state === "failed") return <TroubleView trouble={loaded.trouble} again={loaded.again} />;
  if (loaded.state === "loading") return <Loading />;
  const { versions, names } = loaded.value;
  const newest = versions[0]?.version ?? 0;
  if (looking !== undefined) {
    return <Compared document={document} version={looking} newest={newest} back={() => setLooking(undefined)} />;
  }
  return (
    <>
      <ol className={styles.versions}>
        {grouped(versions, names).map((visit) => (
          <VersionView
            key={visit.version}
            visit={visit}
            isNewest={visit.version === newest}
            document={document}
            look={() => setLooking(visit.version)}
            named={loaded.again}
          />
        ))}
      </ol>
      {versions.length >= most && (
        <Button look="quiet" onPress={() => setMost(most + MOST)}>
          {t("history.more")}
        </Button>
      )}
    </>
  );
}

function documentHere(): string {
  const now = here();
  return now.page === "map" ? now.document : "";
}
