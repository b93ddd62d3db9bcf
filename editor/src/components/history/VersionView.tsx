import { useState } from "react";
import { ask } from "../../api/client.ts";
import { troubleOf } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toasts.ts";
import type { Visit } from "./grouped.ts";
import styles from "./HistoryPanel.module.css";

interface Props {
  readonly visit: Visit;
  readonly isNewest: boolean;
  readonly document: string;
  readonly look: () => void;
  /** Called when it has got a name. */
  readonly named: () => void;
}

/** One visit: who, when, what; it can be given a name, looked at, and returned to from there. */
export function VersionView({ visit, isNewest, document, look, named }: Props) {
  const { t, tell, ago, date } = useT();
  const [isNaming, setNaming] = useState(false);
  const { version, author, time, labels, edits, names } = visit;
  const what = labels.slice(0, 3).map((label) => tell(`command.${label}`) || label);
  return (
    <li className={styles.version}>
      <Avatar name={author || "?"} size="s" />
      <div className={styles.words}>
        {names.map((name) => (
          <p key={name} className={styles.name} dir="auto">
            {name}
          </p>
        ))}
        <p className={styles.by}>
          <b>{author || t("history.nobody")}</b>{" "}
          <time dateTime={time} title={date(time, { dateStyle: "medium", timeStyle: "short" })}>
            {isNewest ? t("history.now", { ago: ago(time) }) : ago(time)}
          </time>
        </p>
        <p className={styles.what}>{[...what.map(plain), t("history.edits", { n: edits })].join(" · ")}</p>
        {isNaming ? (
          <Naming document={document} version={version} done={named} cancel={() => setNaming(false)} />
        ) : (
          <div className={styles.actions}>
            <Button look="quiet" size="s" icon="eye" onPress={look}>
              {t("history.look")}
            </Button>
            <Button look="quiet" size="s" icon="tag" onPress={() => setNaming(true)}>
              {t("history.name")}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** A label that no locale knows is what somebody wrote. */
function plain(words: string): string {
  return words.replace(/^command\./, "");
}

interface NamingProps {
  readonly document: string;
  readonly version: number;
  readonly done: () => void;
  readonly cancel: () => void;
}

function Naming({ document, version, done, cancel }: NamingProps) {
  const { t } = useT();
  const [name, setName] = useState("");
  const keep = async () => {
    if (name.trim() === "") return;
    try {
      const path = { document, version };
      await ask("POST /api/documents/{document}/versions/{version}/names", { path, body: { name: name.trim() } });
      cancel();
      done();
    } catch (error) {
      toast({ words: troubleOf(error).message, tone: "bad" });
    }
  };
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField
        label={t("history.name")}
        hidesLabel
        placeholder={t("history.name.example")}
        value={name}
        onChange={setName}
        autoFocus
      />
      <Button type="submit" look="primary" isDisabled={name.trim() === ""}>
        {t("history.keep-name")}
      </Button>
    </form>
  );
}
