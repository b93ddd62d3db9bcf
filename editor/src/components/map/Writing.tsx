import { clsx } from "clsx";
import { useLayoutEffect, useRef, useState } from "react";
import { endTyping, type } from "../../core/commands/text/typing.ts";
import { useSession } from "../../hooks/session.ts";
import { useMergedText } from "./useMergedText.ts";
import { useShortcuts } from "./useShortcuts.ts";
import styles from "./Writing.module.css";

interface Props {
  readonly text: string;
  readonly label: string;
  readonly className?: string | undefined;
  readonly placeholder?: string;
  readonly oneLine?: boolean;
}

/** A field that is exactly as large as what stands in it: a copy of the text, unseen, gives it its size. */
export function Writing({ text, label, className, placeholder = "", oneLine = false }: Props) {
  const session = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const turn = useRef(session.seen.typing?.turn ?? "");
  const [composing, setComposing] = useState(false);
  const { value, change } = useMergedText(text, field, composing, (words) => session.run(type, { text: words }));
  const onKeyDown = useShortcuts();
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    const end = element.value.length;
    element.setSelectionRange(session.seen.typing?.all === true ? 0 : end, end);
    element.closest("[data-spot]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [session]);
  return (
    <span className={clsx(styles.writing, className)}>
      <span className={styles.copy} aria-hidden="true" dir="auto">
        {value || placeholder}{" "}
      </span>
      <textarea
        ref={field}
        className={styles.field}
        dir="auto"
        rows={1}
        aria-label={label}
        aria-multiline={!oneLine}
        placeholder={placeholder}
        value={value}
        enterKeyHint={oneLine ? "done" : "next"}
        onChange={(event) => change(oneLine ? inOneLine(event.target.value) : event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          change(event.currentTarget.value, true);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (!event.nativeEvent.isComposing) onKeyDown(event);
        }}
        onBlur={() => {
          if (session.seen.typing?.turn === turn.current) session.run(endTyping, {});
        }}
      />
    </span>
  );
}

function inOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ");
}
