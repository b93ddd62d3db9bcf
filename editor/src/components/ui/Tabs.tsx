import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from "react-aria-components";
import { Icon } from "./Icon.tsx";
import styles from "./Tabs.module.css";

export interface TabChoice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: string;
  readonly content: ReactNode;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabChoice<Id>[];
  readonly value?: Id;
  readonly onChange?: (id: Id) => void;
  readonly className?: string | undefined;
}

export function Tabs<Id extends string>({ label, tabs, value, onChange, className }: Props<Id>) {
  const choose = (key: Key) => {
    const chosen = tabs.find(({ id }) => id === key);
    if (chosen !== undefined) onChange?.(chosen.id);
  };
  const held = value === undefined ? {} : { selectedKey: value };
  return (
    <AriaTabs {...held} onSelectionChange={choose} className={clsx(styles.tabs, className)}>
      <TabList aria-label={label} className={styles.list ?? ""}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ""}>
            {tab.icon !== undefined && <Icon name={tab.icon} size={14} />}
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
