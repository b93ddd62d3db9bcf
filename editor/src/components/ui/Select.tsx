import { clsx } from "clsx";
import {
  Select as AriaSelect,
  Button,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  SelectValue,
  Text,
} from "react-aria-components";
import { Icon } from "./Icon.tsx";
import { Popover } from "./Popover.tsx";
import styles from "./Select.module.css";

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: string;
  readonly hint?: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly hidesLabel?: boolean;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

/** One of a few; the choices are seen when it is pressed. */
export function Select<Id extends string>({ label, hidesLabel = false, choices, value, onChange, ...rest }: Props<Id>) {
  const { isDisabled = false, className } = rest;
  const choose = (key: Key | null) => {
    const chosen = choices.find(({ id }) => id === key);
    if (chosen !== undefined) onChange(chosen.id);
  };
  return (
    <AriaSelect value={value} onChange={choose} isDisabled={isDisabled} className={clsx(styles.select, className)}>
      <Label className={clsx(styles.label, hidesLabel && "for-screen-readers")}>{label}</Label>
      <Button className={styles.button ?? ""}>
        <SelectValue className={styles.value ?? ""} />
        <Icon name="chevron-down" size={14} />
      </Button>
      <Popover>
        <ListBox className={styles.list ?? ""}>
          {choices.map(({ id, label: words, icon, hint }) => (
            <ListBoxItem key={id} id={id} textValue={words} className={styles.item ?? ""}>
              {icon !== undefined && <Icon name={icon} />}
              <Text slot="label">{words}</Text>
              {hint !== undefined && (
                <Text slot="description" className={styles.hint ?? ""}>
                  {hint}
                </Text>
              )}
              <Icon name="check" className={styles.check} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
