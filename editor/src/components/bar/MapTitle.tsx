import { useEffect, useRef, useState } from "react";
import { writeText } from "../../core/commands/text/typing.ts";
import { MAP } from "../../core/ids.ts";
import { useHead, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./MapTitle.module.css";

/** The title of the map, written where it stands: Enter or leaving it keeps it, Escape takes it back. */
export function MapTitle() {
  const session = useSession();
  const { t } = useT();
  const { title } = useHead();
  const [draft, setDraft] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const isDropped = useRef(false);
  const isAsked = useSeen(({ typing }) => typing?.id === MAP && typing.field === "title");
  useEffect(() => {
    if (!isAsked) return;
    session.look({ typing: undefined });
    field.current?.select();
  }, [isAsked, session]);
  useEffect(() => setDraft((now) => (now === title ? undefined : now)), [title]);
  const end = () => {
    if (draft !== undefined && !isDropped.current) session.run(writeText, { id: MAP, field: "title", text: draft });
    isDropped.current = false;
    setDraft(undefined);
  };
  const leave = (isDropping: boolean) => {
    isDropped.current = isDropping;
    field.current?.blur();
  };
  return (
    <input
      ref={field}
      aria-label={t("editor.title")}
      value={draft ?? title}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={end}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === "Escape") leave(event.key === "Escape");
      }}
      readOnly={!session.can(writeText)}
      dir="auto"
      spellCheck={false}
      className={styles.input}
    />
  );
}
