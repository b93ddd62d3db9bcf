import { useCallback, useState } from "react";
import { address, ask } from "../../api/client.ts";
import { goRecord } from "../../core/commands/go/going.ts";
import { isPlainId } from "../../core/ids.ts";
import { troubleOf, useLoaded } from "../../hooks/loaded.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { toast } from "../ui/toasts.ts";
import styles from "./HistoryPanel.module.css";

interface Props {
  readonly document: string;
  readonly version: number;
  readonly newest: number;
  readonly back: () => void;
}

/** What a version was and what has happened since, in words that lead to the map; and the way back to it. */
export function Compared({ document, version, newest, back }: Props) {
  const session = useSession();
  const { t } = useT();
  const framework = useTopic("frame", () => session.framework.id);
  const [isRestoring, setRestoring] = useState(false);
  const load = useCallback(
    (signal: AbortSignal) =>
      ask("GET /api/documents/{document}/comparison", { path: { document }, query: { a: version, b: newest }, signal }),
    [document, version, newest],
  );
  const loaded = useLoaded(load);
  const restore = async () => {
    setRestoring(true);
    try {
      await ask("POST /api/documents/{document}/versions/{version}/restore", { path: { document, version } });
      toast({ words: t("history.restored"), icon: "history" });
      back();
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
      setRestoring(false);
    }
  };
  const picture = address("GET /api/documents/{document}/renders/{format}", {
    path: { document, format: "svg" },
    query: { version, framework, source: false },
  });
  return (
    <>
      <Button look="quiet" size="s" icon="chevron-left" onPress={back}>
        {t("history.back")}
      </Button>
      <a href={picture} target="_blank" rel="noreferrer" className={styles.picture}>
        <img src={picture} alt={t("history.picture", { version })} />
      </a>
      <h3 className={styles.heading}>{t("history.since")}</h3>
      {loaded.state === "loading" && <Loading />}
      {loaded.state === "failed" && <TroubleView trouble={loaded.trouble} again={loaded.again} />}
      {loaded.state === "here" && loaded.value.sentences.length === 0 && (
        <p className={styles.what}>{t("history.same")}</p>
      )}
      {loaded.state === "here" && (
        <ul className={styles.marks}>
          {loaded.value.marks.map(({ id, what, sentences }) => (
            <li key={id} data-what={what}>
              <button
                type="button"
                className={styles.mark}
                disabled={what === "removed" || !isPlainId(id)}
                onClick={() => isPlainId(id) && session.run(goRecord, { id })}
              >
                {sentences.map((sentence) => (
                  <span key={sentence} dir="auto">
                    {sentence}
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button
        look="primary"
        icon="history"
        isDisabled={isRestoring || version === newest || !session.scene.may("content")}
        onPress={() => void restore()}
      >
        {t("history.restore")}
      </Button>
    </>
  );
}
