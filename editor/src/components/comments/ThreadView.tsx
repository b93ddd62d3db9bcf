import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";
import { goRecord } from "../../core/commands/go/going.ts";
import { COMMANDS } from "../../core/commands/table.ts";
import { MAP } from "../../core/ids.ts";
import { labelOf, type RecordOf } from "../../core/records.ts";
import { useDocument, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./CommentsPanel.module.css";
import { CommentView } from "./CommentView.tsx";
import { Compose } from "./Compose.tsx";

interface Props {
  readonly thread: RecordOf<"thread">;
  /** Whether one has come here for it. */
  readonly isOpen: boolean;
}

/** One conversation: what it is about, what was said, and room for an answer. */
export function ThreadView({ thread, isOpen }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const [isAnswering, setAnswering] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const { on } = thread.at;
  const record = document.get(on);
  const about = on === MAP || record === undefined ? t("comments.whole-map") : labelOf(record);
  const settle = COMMANDS[thread.resolved ? "thread.reopen" : "thread.resolve"];
  const answer = (text: string) => {
    session.run(COMMANDS["thread.reply"], { thread: thread.id, text });
    setAnswering(false);
  };
  return (
    <li ref={item} className={clsx(styles.thread, isOpen && styles.open)}>
      <Button look="quiet" size="s" icon="crosshair" onPress={() => on !== MAP && session.run(goRecord, { id: on })}>
        <span className={styles.about} dir="auto">
          {about}
        </span>
      </Button>
      <ol className={styles.comments}>
        {document.on(thread.id, "comment").map((comment) => (
          <CommentView key={comment.id} comment={comment} />
        ))}
      </ol>
      {isAnswering ? (
        <Compose
          label={t("comments.answer")}
          action={t("comments.say")}
          send={answer}
          cancel={() => setAnswering(false)}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            look="quiet"
            size="s"
            icon="reply"
            onPress={() => setAnswering(true)}
            isDisabled={!session.can(COMMANDS["thread.reply"])}
          >
            {t("comments.answer")}
          </Button>
          <Button
            look="quiet"
            size="s"
            icon={thread.resolved ? "rotate-ccw" : "check"}
            isDisabled={!session.can(settle)}
            onPress={() => session.run(settle, { thread: thread.id })}
          >
            {t(thread.resolved ? "comments.reopen" : "comments.resolve")}
          </Button>
        </div>
      )}
    </li>
  );
}
