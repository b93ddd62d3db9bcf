import { useRef, useState } from "react";
import { COMMANDS } from "../../../core/commands/table.ts";
import type { RecordId } from "../../../core/ids.ts";
import { fieldOf } from "../../../core/records.ts";
import type { FieldName } from "../../../core/schema.gen.ts";
import { useSession, useTopic } from "../../../hooks/session.ts";
import { TextField } from "../../ui/TextField.tsx";

interface Props {
  readonly id: RecordId;
  readonly field: FieldName;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** More than one line, at least so many. */
  readonly rows?: number;
}

/** A text of a record, saved as it is typed; one visit to the field is one step of undo. */
export function Words({ id, field, label, ...rest }: Props) {
  const session = useSession();
  const value = useTopic(id, ({ document }) => {
    const record = document.get(id);
    const text = record && fieldOf(record, field);
    return typeof text === "string" ? text : "";
  });
  const turn = useRef("");
  const [draft, setDraft] = useState<string>();
  const write = (text: string) => {
    // A title keeps its last words while the field is empty: only the draft knows that it is.
    setDraft(text.trim() === "" ? text : undefined);
    session.run(COMMANDS["text.write"], { id, field, text, turn: turn.current });
  };
  return (
    <TextField
      {...rest}
      label={label}
      value={draft ?? value}
      onChange={write}
      onFocus={() => {
        turn.current = crypto.randomUUID();
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
