import type { ReactNode } from "react";
import { MenuSection as AriaMenuSection, Header } from "react-aria-components";
import styles from "./Menu.module.css";

interface Props {
  readonly title?: string;
  readonly children: ReactNode;
}

/** Some items of a menu that belong together. */
export function MenuSection({ title, children }: Props) {
  return (
    <AriaMenuSection className={styles.section ?? ""}>
      {title !== undefined && <Header className={styles.title ?? ""}>{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}
