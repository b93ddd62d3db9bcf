import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useMembers } from "../../hooks/members.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./Compose.module.css";

interface Props {
  readonly label: string;
  readonly action: string;
  readonly first?: string;
  readonly isDisabled?: boolean;
  readonly send: (text: string) => void;
  readonly cancel?: () => void;
}

/** The name that is being written after an @ at the end of a text. */
const CALLING = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u;

/** Something to say, in which one writes at once where one may cancel it: Ctrl+Enter says it; @ and the first letters of a name call somebody. */
export function Compose({ label, action, first = "", isDisabled = false, send, cancel }: Props) {
  const { t } = useT();
  const members = useMembers();
  const [text, setText] = useState(first);
  const field = useRef<HTMLDivElement>(null);
  const called = CALLING.exec(text)?.[1]?.toLocaleLowerCase();
  const offered = called === undefined ? [] : members.filter((name) => name.toLocaleLowerCase().startsWith(called));
  const call = (name: string) => {
    const spelt = /^[\p{L}\p{N}._-]+$/u.test(name) ? name : `"${name}"`;
    setText(text.replace(/@[\p{L}\p{N}._-]*$/u, `@${spelt} `));
    field.current?.querySelector("textarea")?.focus();
  };
  const isAsked = cancel !== undefined;
  useEffect(() => {
    if (isAsked) field.current?.querySelector("textarea")?.focus();
  }, [isAsked]);
  const say = () => {
    if (text.trim() === "") return;
    send(text.trim());
    setText("");
  };
  const press = (event: KeyboardEvent) => {
    const [name] = offered;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) say();
    else if (event.key === "Tab" && name !== undefined && !event.shiftKey) {
      event.preventDefault();
      call(name);
    }
  };
  return (
    <div ref={field} className={styles.compose}>
      <TextField
        label={label}
        placeholder={t("comments.hint")}
        rows={2}
        value={text}
        isDisabled={isDisabled}
        onChange={setText}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <ul className={styles.offered} aria-label={t("comments.people")}>
          {offered.slice(0, 6).map((name) => (
            <li key={name}>
              <Button look="quiet" size="s" onPress={() => call(name)}>
                <span className={styles.name}>
                  <Avatar name={name} size="s" />
                  {name}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {cancel !== undefined && (
          <Button look="quiet" onPress={cancel}>
            {t("ui.cancel")}
          </Button>
        )}
        <Button
          look={text.trim() === "" ? "plain" : "primary"}
          isDisabled={text.trim() === "" || isDisabled}
          onPress={say}
        >
          {action}
        </Button>
      </div>
    </div>
  );
}
