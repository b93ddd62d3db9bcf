import { clsx } from "clsx";
import { type Key, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Icon } from "./Icon.tsx";
import styles from "./Segmented.module.css";

interface Props<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly icon?: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** Shows the icons alone; the words are said. */
  readonly onlyIcons?: boolean;
  readonly className?: string | undefined;
}

/** One of a few that are all in sight. */
export function Segmented<Id extends string>({
  label,
  choices,
  value,
  onChange,
  onlyIcons = false,
  className,
}: Props<Id>) {
  const choose = (keys: Set<Key>) => {
    const chosen = choices.find(({ id }) => keys.has(id));
    if (chosen !== undefined) onChange(chosen.id);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
      className={clsx(styles.group, className)}
    >
      {choices.map(({ id, label: words, icon }) => (
        <ToggleButton key={id} id={id} aria-label={words} className={styles.choice ?? ""}>
          {icon !== undefined && <Icon name={icon} size={14} />}
          {!(onlyIcons && icon !== undefined) && words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
