import { useCallback, useState } from "react";
import { ask } from "../../api/client.ts";
import { leftFor, onward } from "../../core/continuing.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { troubleOf, useLoaded } from "../../hooks/loaded.ts";
import { useHead, useSeen, useTopic } from "../../hooks/session.ts";
import { refreshTies } from "../../hooks/ties.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go, here } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Select } from "../ui/Select.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { toast } from "../ui/toasts.ts";
import styles from "./ContinueDialog.module.css";
import { Offers } from "./Offers.tsx";

interface Props {
  readonly close: () => void;
}

const NEW = "";

/** Goes on in the next canvas: which one, in a new document or an old one, and what of this map goes where. */
export function ContinueDialog({ close }: Props) {
  const { t } = useT();
  const choices = useOnward();
  const [chosen, setFramework] = useState("");
  const [target, setTarget] = useState(NEW);
  const framework = chosen || (choices[0]?.id ?? "");
  const offered = useOffered(framework);
  const { selection, toggled, toggle, forget } = useToggled();
  const places = offered.state === "here" ? offered.value.places : [];
  const targets = offered.state === "here" ? offered.value.targets : [];
  const records = places.flatMap((place) => place.records);
  const first = leftFor(records, target, selection);
  const ids = records.map(({ id }) => id).filter((id) => first.includes(id) !== toggled.has(id));
  const press = () => void goOn(framework, ids, target, close);
  const pick = (id: string) => {
    setFramework(id);
    setTarget(NEW);
    forget();
  };
  const actions = (
    <>
      <Button look="quiet" onPress={close}>
        {t("ui.cancel")}
      </Button>
      <Button look="primary" icon="waypoints" isDisabled={ids.length === 0} onPress={press}>
        {t(target === NEW ? "continue.create" : "continue.add", { n: ids.length })}
      </Button>
    </>
  );
  return (
    <Dialog title={t("continue.title")} isOpen onClose={close} actions={actions}>
      <div className={styles.choices}>
        <Select<string> label={t("continue.framework")} choices={choices} value={framework} onChange={pick} />
        {targets.length > 0 && (
          <Select<string>
            label={t("continue.target")}
            choices={[
              { id: NEW, label: t("continue.new") },
              ...targets.map(({ id, title, count }) => ({
                id,
                label: title || t("editor.untitled"),
                ...(count > 0 && { hint: t("continue.already", { n: count }) }),
              })),
            ]}
            value={target}
            onChange={(id) => {
              setTarget(id);
              forget();
            }}
          />
        )}
      </div>
      <p className={styles.hint}>{t("continue.hint")}</p>
      {offered.state === "loading" && <Loading />}
      {offered.state === "failed" && <TroubleView trouble={offered.trouble} again={offered.again} />}
      {offered.state === "here" && <Offers places={places} target={target} chosen={ids} toggle={toggle} />}
    </Dialog>
  );
}

async function goOn(framework: string, ids: readonly string[], target: string, close: () => void): Promise<void> {
  const now = here();
  if (now.page !== "map") return;
  try {
    const body = { framework, ids, target };
    const made = await ask("POST /api/documents/{document}/continuations", {
      path: { document: now.document },
      body,
    });
    close();
    void refreshTies();
    go(mapPath(made.id));
  } catch (error) {
    toast({ words: troubleOf(error).message, tone: "bad" });
  }
}

/** What was chosen otherwise than it would be by itself. */
function useToggled() {
  const selection = useSeen((seen) => seen.selection);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = (ids: readonly string[]) =>
    setToggled((was) => new Set([...[...was].filter((id) => !ids.includes(id)), ...ids.filter((id) => !was.has(id))]));
  return { selection, toggled, toggle, forget: () => setToggled(new Set()) };
}

function useOffered(framework: string) {
  const { language } = useT();
  const load = useCallback(
    async (signal: AbortSignal) => {
      const now = here();
      if (now.page !== "map" || framework === "") return { places: [], targets: [] };
      const query = { framework, language };
      const path = { document: now.document };
      return ask("GET /api/documents/{document}/continuations", { path, query, signal });
    },
    [framework, language],
  );
  return useLoaded(load);
}

/** The frameworks that there are to go on in, with why each is offered. */
function useOnward() {
  const { t } = useT();
  const head = useHead();
  const framework = useTopic("frame", (session) => session.framework);
  const frameworks = useFrameworks();
  const known = frameworks.state === "here" ? frameworks.value : [];
  const fits = known.filter(({ type, layout }) =>
    head.type === "persona" ? type !== "persona" && layout !== "storyboard" : layout === "canvas" && type !== "persona",
  );
  return onward(framework, fits).flatMap(({ framework: id, why, lane }) => {
    const found = fits.find((one) => one.id === id);
    if (found === undefined) return [];
    const hint = why === "lane" ? t("continue.why.lane", { lane }) : t(`continue.why.${why}`);
    return [{ id, label: found.title, icon: found.icon, hint }];
  });
}
