import { useState } from "react";
import { useT } from "../../../i18n/Locale.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Field.module.css";

interface Props {
  readonly label: string;
  readonly values: readonly string[];
  readonly write: (values: readonly string[], turn: string) => void;
}

/** Sentences, one a line: goals, fears and the like.  An emptied line goes. */
export function Lines({ label, values, write }: Props) {
  const { t } = useT();
  const [turn, setTurn] = useState("");
  const [fresh, setFresh] = useState("");
  const change = (n: number, text: string) => write(values.with(n, text), turn);
  const settle = () => {
    const kept = values.filter((value) => value.trim() !== "");
    if (kept.length < values.length) write(kept, turn);
  };
  const add = () => {
    if (fresh.trim() !== "") write([...values, fresh.trim()], "");
    setFresh("");
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      <ul className={styles.rows}>
        {values.map((value, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and the same words may stand twice
          <li key={n} className={styles.row}>
            <TextField
              className={styles.grows}
              label={t("panel.line", { field: label, n: n + 1 })}
              hidesLabel
              value={value}
              onFocus={() => setTurn(crypto.randomUUID())}
              onChange={(text) => change(n, text)}
              onBlur={settle}
            />
            <IconButton
              size="s"
              icon="x"
              label={t("panel.remove", { what: value })}
              onPress={() => write(values.toSpliced(n, 1), "")}
            />
          </li>
        ))}
      </ul>
      <TextField
        label={t("panel.add-to", { field: label })}
        hidesLabel
        placeholder={t("panel.add-line")}
        value={fresh}
        onChange={setFresh}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
        }}
      />
    </fieldset>
  );
}
