import { useState } from "react";
import { Button, ComboBox, Input, type Key, Label, ListBox, ListBoxItem, Text } from "react-aria-components";
import { Icon } from "../../ui/Icon.tsx";
import { Popover } from "../../ui/Popover.tsx";
import styles from "./Field.module.css";

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  /** An option's id, or words of one's own. */
  readonly value: string;
  readonly placeholder?: string;
  readonly write: (value: string) => void;
}

/** More than anybody reads through: whoever looks for another types a letter more. */
const MOST = 80;

/** One of the known, or words of one's own; emptied it is none. */
export function Combo({ label, options, value, placeholder, write }: Props) {
  const known = options.find(({ id }) => id === value);
  const shown = known?.label ?? value;
  const [draft, setDraft] = useState<string>();
  const asked = draft?.trim().toLocaleLowerCase() ?? "";
  const near = options.filter((option) => option.label.toLocaleLowerCase().includes(asked)).slice(0, MOST);
  const settle = (words: string) => {
    setDraft(undefined);
    const meant = options.find((option) => option.label.toLocaleLowerCase() === words.trim().toLocaleLowerCase());
    const now = meant?.id ?? words.trim();
    if (now !== value) write(now);
  };
  const choose = (key: Key | null) => {
    const chosen = options.find(({ id }) => id === key);
    if (chosen !== undefined) settle(chosen.label);
  };
  return (
    <ComboBox
      className={styles.field ?? ""}
      allowsCustomValue
      menuTrigger="focus"
      items={near}
      inputValue={draft ?? shown}
      onInputChange={setDraft}
      selectedKey={known?.id ?? null}
      onSelectionChange={choose}
      onBlur={() => draft !== undefined && settle(draft)}
    >
      <Label className={styles.label ?? ""}>{label}</Label>
      <div className={styles.combo}>
        {known?.icon !== undefined && <Icon name={known.icon} size={14} />}
        <Input
          className={styles.adder ?? ""}
          dir="auto"
          {...(placeholder === undefined ? {} : { placeholder })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && draft !== undefined && !event.nativeEvent.isComposing) settle(draft);
          }}
        />
        <Button className={styles.away ?? ""}>
          <Icon name="chevron-down" size={14} />
        </Button>
      </div>
      <Popover>
        <ListBox<Option> className={styles.choices ?? ""}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.choice ?? ""}>
              {option.icon !== undefined && <Icon name={option.icon} size={14} />}
              <Text slot="label">{option.label}</Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
