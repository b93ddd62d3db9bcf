import { type ReactNode, useState } from "react";
import { useT } from "../../../i18n/Locale.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Field.module.css";

interface Props<V> {
  readonly label: string;
  readonly pairs: Readonly<Record<string, V>>;
  /** What a new pair begins with. */
  readonly first: V;
  readonly write: (pairs: Readonly<Record<string, V>>) => void;
  /** The control for one value. */
  readonly control: (name: string, value: V, change: (value: V) => void) => ReactNode;
}

/** Names with a value each: facts of a map, traits of a person.  The order is theirs. */
export function Pairs<V>({ label, pairs, first, write, control }: Props<V>) {
  const { t } = useT();
  const [fresh, setFresh] = useState("");
  const entries = Object.entries(pairs);
  const add = () => {
    const name = fresh.trim();
    if (name !== "" && !Object.hasOwn(pairs, name)) write({ ...pairs, [name]: first });
    setFresh("");
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      {entries.map(([name, value]) => (
        <div key={name} className={styles.pair}>
          <span dir="auto" className={styles.hint}>
            {name}
          </span>
          {control(name, value, (now) => write({ ...pairs, [name]: now }))}
          <IconButton
            size="s"
            icon="x"
            label={t("panel.remove", { what: name })}
            onPress={() => write(Object.fromEntries(entries.filter(([other]) => other !== name)))}
          />
        </div>
      ))}
      <TextField
        label={t("panel.add-to", { field: label })}
        hidesLabel
        placeholder={t("panel.add-name")}
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
