import type { ReactNode } from "react";
import { MenuSection as AriaMenuSection, Header } from "react-aria-components";
import styles from "./Menu.module.css";

interface Props {
  readonly title?: string;
  /** The id of the item that holds, for a section that is a choice of one. */
  readonly selected?: string;
  readonly children: ReactNode;
}

/** Some items of a menu that belong together. */
export function MenuSection({ title, selected, children }: Props) {
  const choice =
    selected === undefined
      ? {}
      : { selectionMode: "single" as const, disallowEmptySelection: true, selectedKeys: [selected] };
  return (
    <AriaMenuSection {...choice} className={styles.section ?? ""}>
      {title !== undefined && <Header className={styles.title ?? ""}>{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}
