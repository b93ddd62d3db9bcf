import { useState } from "react";
import { TextField } from "../../ui/TextField.tsx";

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  readonly write: (value: number | undefined) => void;
}

/** How many: a whole number, or none. */
export function Count({ label, value, write }: Props) {
  const [draft, setDraft] = useState<string>();
  const settle = () => {
    const words = draft?.trim() ?? "";
    if (draft !== undefined && (words === "" || /^\d{1,9}$/.test(words)))
      write(words === "" ? undefined : Number(words));
    setDraft(undefined);
  };
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={draft ?? (value === undefined ? "" : String(value))}
      onChange={setDraft}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
      }}
    />
  );
}
