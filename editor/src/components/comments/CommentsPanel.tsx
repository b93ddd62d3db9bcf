import { useState } from "react";
import { underKeyboard } from "../../core/commands/scene.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import { threadsOf } from "../../core/threads.ts";
import { useDocument, useSeen } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import styles from "./CommentsPanel.module.css";
import { NewThread } from "./NewThread.tsx";
import { ThreadView } from "./ThreadView.tsx";

const WHICH = ["open", "resolved"] as const;

/** What is said about the map: conversations, each pinned to something on it. */
export function CommentsPanel() {
  const document = useDocument();
  const { t } = useT();
  const selected = useSeen(({ selection, cursor }) => selection[0] ?? underKeyboard(cursor));
  const topic = useSeen((seen) => seen.topic);
  const [which, setWhich] = useState<(typeof WHICH)[number]>("open");
  const threads = threadsOf(document);
  const shown = threads.filter(({ resolved }) => resolved === (which === "resolved"));
  const record = selected === undefined ? undefined : document.get(selected);
  const about: RecordId = record === undefined || isA(record, "thread") ? MAP : record.id;
  return (
    <>
      <NewThread key={about} on={about} />
      <Segmented
        label={t("comments.which")}
        choices={WHICH.map((id) => ({ id, label: t(`comments.${id}`) }))}
        value={which}
        onChange={setWhich}
      />
      {shown.length === 0 && (
        <EmptyState icon="message-circle" title={t(`comments.none.${which}`)}>
          {t("comments.none.hint")}
        </EmptyState>
      )}
      <ul className={styles.threads}>
        {shown.map((thread) => (
          <ThreadView key={thread.id} thread={thread} isOpen={thread.id === topic} />
        ))}
      </ul>
    </>
  );
}
