import { clsx } from "clsx";
import type { Ref } from "react";
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  type TextFieldProps,
} from "react-aria-components";
import styles from "./TextField.module.css";

interface Props extends Omit<TextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  /** Said to screen readers only, where the place says it to others. */
  readonly hidesLabel?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** More than one line, at least so many. */
  readonly rows?: number;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({ label, hidesLabel, hint, error, placeholder, rows, className, inputRef, ...rest }: Props) {
  const shown = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={clsx(styles.field, className)}>
      <Label className={clsx(styles.label, hidesLabel && "for-screen-readers")}>{label}</Label>
      {rows === undefined ? (
        <Input {...shown} ref={inputRef} dir="auto" className={styles.input ?? ""} />
      ) : (
        <TextArea
          {...shown}
          rows={rows}
          dir="auto"
          style={{ "--rows": rows }}
          className={clsx(styles.input, styles.area)}
        />
      )}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </AriaTextField>
  );
}
