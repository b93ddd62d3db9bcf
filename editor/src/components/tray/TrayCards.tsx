import { Header, ListBox, ListBoxSection, type Selection } from "react-aria-components";
import { moveTo } from "../../core/commands/view/viewing.ts";
import { kindIcon } from "../../core/grid/looks.ts";
import { isPlainId } from "../../core/ids.ts";
import type { TrayGroup } from "../../core/tray.ts";
import { useKindName } from "../../hooks/kinds.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { TrayCard } from "./TrayCard.tsx";
import styles from "./TrayCards.module.css";

interface Props {
  readonly groups: readonly TrayGroup[];
}

/** The cards that no lane takes: one list for the keyboard, a column for every kind. */
export function TrayCards({ groups }: Props) {
  const session = useSession();
  const { t } = useT();
  const nameOf = useKindName();
  const selection = useSeen((seen) => seen.selection);
  const all = groups.flatMap(({ places }) => places.flatMap(({ cards }) => cards.map(({ id }) => id)));
  const select = (keys: Selection) => {
    const chosen = keys === "all" ? all : [...keys].map(String).filter(isPlainId);
    session.look({ selection: chosen, cursor: undefined });
  };
  return (
    <ListBox
      className={styles.list ?? ""}
      aria-label={t("tray.title")}
      autoFocus
      escapeKeyBehavior="none"
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={selection.filter((id) => all.includes(id))}
      onSelectionChange={select}
      onAction={() => session.run(moveTo, {})}
    >
      {groups.map(({ kind, places }) => (
        <ListBoxSection key={kind} id={kind} className={styles.group ?? ""}>
          <Header className={styles.head ?? ""}>
            <Icon name={kindIcon(kind)} size={14} />
            {nameOf(kind)}
            <span className={styles.count}>{places.reduce((sum, { cards }) => sum + cards.length, 0)}</span>
          </Header>
          {places.flatMap(({ title, cards }) =>
            cards.map((card) => <TrayCard key={card.id} card={card} place={title || t("move.whole")} />),
          )}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}
