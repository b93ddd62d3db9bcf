import { clsx } from "clsx";
import { SearchField as AriaSearchField, Button, Input, type SearchFieldProps } from "react-aria-components";
import { Icon } from "./Icon.tsx";
import styles from "./SearchField.module.css";

interface Props extends Omit<SearchFieldProps, "className" | "style" | "children"> {
  /** Said to screen readers, and seen while nothing is written. */
  readonly label: string;
  readonly className?: string | undefined;
}

export function SearchField({ label, className, ...rest }: Props) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={clsx(styles.field, className)}>
      <Icon name="search" className={styles.icon} />
      <Input placeholder={label} dir="auto" className={styles.input ?? ""} />
      <Button className={styles.clear ?? ""}>
        <Icon name="x" size={14} />
      </Button>
    </AriaSearchField>
  );
}
