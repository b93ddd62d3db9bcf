import { useCallback, useState } from "react";
import type { Made } from "../../api/api.gen.ts";
import { ask } from "../../api/client.ts";
import { troubleOf } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go, useAddress } from "../../pages/router.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { toast } from "../ui/toasts.ts";
import { DropCurtain } from "./DropCurtain.tsx";
import { ExampleGallery } from "./ExampleGallery.tsx";
import { FrameworkGallery } from "./FrameworkGallery.tsx";
import { ImportPane } from "./ImportPane.tsx";
import { ImportTroubles } from "./ImportTroubles.tsx";
import { type Imported, importAll, type Source } from "./importing.ts";

interface Props {
  readonly workspace: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const WAYS = ["frameworks", "examples", "file"] as const;

/** A new journey: from a framework, from an example, from a file or from text; and files dropped anywhere on the page. */
export function Begin({ workspace, isOpen, onClose }: Props) {
  const { t, language } = useT();
  const { query } = useAddress();
  const [failed, setFailed] = useState<Imported["failed"]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const attempt = useCallback(async (make: () => Promise<Made>) => {
    setIsBusy(true);
    try {
      go(mapPath((await make()).id));
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
    } finally {
      setIsBusy(false);
    }
  }, []);
  const take = useCallback(
    async (sources: readonly Source[]) => {
      setIsBusy(true);
      const done = await importAll(workspace, sources);
      setIsBusy(false);
      setFailed(done.failed);
      const [first, ...more] = done.made;
      if (first === undefined) return;
      if (more.length === 0 && done.failed.length === 0) go(mapPath(first.id));
      else go("/");
      toast({ words: t("import.done", { n: done.made.length }), tone: "good" });
    },
    [workspace, t],
  );
  const path = { workspace };
  const fromFramework = (framework: string) =>
    void attempt(() => ask("POST /api/workspaces/{workspace}/documents", { path, body: { framework, language } }));
  const fromExample = (example: string) =>
    void attempt(() => ask("POST /api/workspaces/{workspace}/examples/{example}", { path: { ...path, example } }));
  const contents = {
    frameworks: <FrameworkGallery onChoose={fromFramework} />,
    examples: <ExampleGallery onChoose={fromExample} />,
    file: <ImportPane onTake={(sources) => void take(sources)} isBusy={isBusy} />,
  };
  const icons = { frameworks: "layout-dashboard", examples: "book-open", file: "file-input" };
  return (
    <>
      <Dialog title={t("new.title")} size="full" isOpen={isOpen} onClose={onClose}>
        <Tabs
          label={t("new.title")}
          value={WAYS.find((way) => way === query.get("from")) ?? "frameworks"}
          onChange={(way) => go(way === "frameworks" ? "/new" : `/new?from=${way}`, { replace: true })}
          tabs={WAYS.map((id) => ({ id, label: t(`new.${id}`), icon: icons[id], content: contents[id] }))}
        />
      </Dialog>
      <DropCurtain onDrop={(sources) => void take(sources)} />
      <ImportTroubles failed={failed} onClose={() => setFailed([])} />
    </>
  );
}
