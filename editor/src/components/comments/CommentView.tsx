import { Fragment, useState } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordOf } from "../../core/records.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./CommentsPanel.module.css";
import { Compose } from "./Compose.tsx";

interface Props {
  readonly comment: RecordOf<"comment">;
}

const CALLS = /(@(?:"[^"\n]+"|[\p{L}\p{N}][\p{L}\p{N}._-]*))/u;

/** One thing said: by whom, when, and what; one's own can be put otherwise or taken back. */
export function CommentView({ comment }: Props) {
  const session = useSession();
  const { t, ago, date } = useT();
  const [isEditing, setEditing] = useState(false);
  const { id, author, text, time } = comment;
  const isMine = author === session.scene.person;
  const write = (words: string) => {
    session.run(COMMANDS["comment.edit"], { id, text: words });
    setEditing(false);
  };
  return (
    <li className={styles.comment}>
      <Avatar name={author} size="s" />
      <div className={styles.said}>
        <p className={styles.by}>
          <b>{author}</b>
          {time !== "" && (
            <time dateTime={time} title={date(time, { dateStyle: "medium", timeStyle: "short" })}>
              {ago(time)}
            </time>
          )}
          {isMine && !isEditing && (
            <span className={styles.own}>
              <IconButton size="s" icon="pencil" label={t("comments.edit")} onPress={() => setEditing(true)} />
              <IconButton
                size="s"
                icon="trash-2"
                label={t("comments.delete")}
                onPress={() => session.run(COMMANDS["comment.delete"], { id })}
              />
            </span>
          )}
        </p>
        {isEditing ? (
          <Compose
            label={t("comments.edit")}
            action={t("comments.save")}
            first={text}
            send={write}
            cancel={() => setEditing(false)}
          />
        ) : (
          <p className={styles.text} dir="auto">
            {text.split(CALLS).map((part, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in a text twice
              <Fragment key={n}>{part.startsWith("@") ? <mark className={styles.call}>{part}</mark> : part}</Fragment>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}
