import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { RecordId } from "../../core/ids.ts";
import type { FieldName } from "../../core/schema.gen.ts";
import { useAttention } from "../../hooks/attention.ts";
import styles from "./Words.module.css";
import { Writing } from "./Writing.tsx";

interface Props {
  readonly id: RecordId;
  readonly field: FieldName;
  readonly text: string;
  /** What a screen reader calls the text while it is typed. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly oneLine?: boolean;
  /** What stands in an empty field. */
  readonly placeholder?: string;
  readonly children?: ReactNode;
}

/** Somebody's words, which turn into a field in place, letter upon letter, while they are typed. */
export function Words({ id, field, text, label, className, oneLine = false, placeholder = "", children }: Props) {
  const isTyped = useAttention(id, ({ seen: { typing } }) => typing?.id === id && typing.field === field);
  if (isTyped)
    return <Writing text={text} label={label} className={className} oneLine={oneLine} placeholder={placeholder} />;
  return (
    <span className={clsx(styles.words, className)} dir="auto">
      {text}
      {children}
    </span>
  );
}
