import { useEffect, useRef, useState } from "react";
import { goRecord } from "../../core/commands/go/going.ts";
import { COMMANDS } from "../../core/commands/table.ts";
import { hitsIn } from "../../core/find.ts";
import { useDocument, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import styles from "./FindBar.module.css";

interface Props {
  readonly close: () => void;
}

/** Finds words on this map: what holds them shines, Enter goes from one to the next. */
export function FindBar({ close }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const filter = useSeen((seen) => seen.filter);
  const [at, setAt] = useState(-1);
  const bar = useRef<HTMLElement>(null);
  const hits = hitsIn(document, session.frame, filter.text);
  const write = (text: string) => {
    setAt(-1);
    session.run(COMMANDS["view.filter"], { text });
  };
  const go = (by: 1 | -1) => {
    const n = hits.length === 0 ? -1 : (at + by + hits.length) % hits.length;
    const id = hits[n];
    setAt(n);
    if (id !== undefined) session.run(goRecord, { id });
  };
  const leave = () => {
    write("");
    close();
  };
  useEffect(() => bar.current?.querySelector("input")?.focus(), []);
  return (
    <search ref={bar} className={styles.bar} aria-label={t("find.title")}>
      <SearchField
        label={t("find.title")}
        value={filter.text}
        onChange={write}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") leave();
          else event.continuePropagation();
        }}
      />
      <output className={styles.count} aria-live="polite">
        {filter.text === "" ? "" : t("find.count", { at: at + 1, n: hits.length })}
      </output>
      <IconButton
        size="s"
        icon="chevron-up"
        label={t("find.previous")}
        isDisabled={hits.length === 0}
        onPress={() => go(-1)}
      />
      <IconButton
        size="s"
        icon="chevron-down"
        label={t("find.next")}
        isDisabled={hits.length === 0}
        onPress={() => go(1)}
      />
      <IconButton size="s" icon="x" label={t("ui.close")} onPress={leave} />
    </search>
  );
}
