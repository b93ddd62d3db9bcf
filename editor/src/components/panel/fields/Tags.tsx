import { type KeyboardEvent, useState } from "react";
import { Button, Label, Tag, TagGroup, TagList } from "react-aria-components";
import { useT } from "../../../i18n/Locale.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Field.module.css";

interface Props {
  readonly label: string;
  readonly values: readonly string[];
  readonly write: (values: readonly string[]) => void;
}

/** Short words: Enter or a comma adds one, Backspace in the empty field takes the last one back. */
export function Tags({ label, values, write }: Props) {
  const { t } = useT();
  const [draft, setDraft] = useState("");
  const add = () => {
    const words = draft.split(",").map((word) => word.trim());
    const fresh = words.filter((word) => word !== "" && !values.includes(word));
    if (fresh.length > 0) write([...values, ...new Set(fresh)]);
    setDraft("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && draft === "" && values.length > 0) write(values.slice(0, -1));
  };
  return (
    <TagGroup
      className={styles.field ?? ""}
      onRemove={(keys) => write(values.filter((value) => !keys.has(value)))}
      selectionMode="none"
    >
      <Label className={styles.label ?? ""}>{label}</Label>
      <div className={styles.tags}>
        <TagList className={styles.list ?? ""}>
          {values.map((value) => (
            <Tag key={value} id={value} textValue={value} className={styles.tag ?? ""}>
              <span dir="auto">{value}</span>
              <Button slot="remove" className={styles.away ?? ""} aria-label={t("panel.remove", { what: value })}>
                <Icon name="x" size={12} />
              </Button>
            </Tag>
          ))}
        </TagList>
        <input
          className={styles.adder}
          aria-label={t("panel.add-to", { field: label })}
          placeholder={values.length === 0 ? t("panel.add-tag") : ""}
          dir="auto"
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={add}
        />
      </div>
    </TagGroup>
  );
}
