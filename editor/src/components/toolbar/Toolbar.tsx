import { Button as Plain } from "react-aria-components";
import { clearFilter, find, lanes, unfocus } from "../../core/commands/view/viewing.ts";
import { isFiltering, shining } from "../../core/grid/filter.ts";
import { useDocument, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { CommandButton } from "../bar/CommandButton.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { FilterButton } from "./FilterButton.tsx";
import styles from "./Toolbar.module.css";
import { type Chip, useChips } from "./useChips.ts";

/** One quiet row over the map: which part of it one looks at, what shines, and the way back to all of it. */
export function Toolbar() {
  const session = useSession();
  const { t, tell } = useT();
  const chips = useChips();
  const clear = () => {
    if (session.can(clearFilter)) session.run(clearFilter, {});
    if (session.can(unfocus)) session.run(unfocus, {});
  };
  return (
    <div className={styles.bar} data-busy={chips.length > 0 || undefined}>
      <FilterButton count={chips.length} />
      {chips.length > 0 && (
        <>
          <ul className={styles.chips} aria-label={t("filter.active")}>
            {chips.map((chip) => (
              <ChipView key={chip.key} chip={chip} />
            ))}
          </ul>
          <Shining />
          <Button look="quiet" size="s" onPress={clear}>
            {t("filter.clear")}
          </Button>
        </>
      )}
      <span className={styles.space} />
      <CommandButton command={find} />
      <Button look="quiet" size="s" icon="rows-3" className={styles.lanes} onPress={() => session.run(lanes, {})}>
        {t("lanes.title")}
        <span className="for-screen-readers">: {tell(`command.${lanes.id}`)}</span>
      </Button>
    </div>
  );
}

function ChipView({ chip: { icon, words, isFocus, clear } }: { readonly chip: Chip }) {
  const { t } = useT();
  return (
    <li className={styles.chip} data-focus={isFocus || undefined}>
      <Icon name={icon} size={13} />
      <span className={styles.words} dir="auto">
        {words}
      </span>
      <Plain className={styles.away ?? ""} aria-label={t("filter.remove", { words })} onPress={clear}>
        <Icon name="x" size={12} />
      </Plain>
    </li>
  );
}

/** How many cards shine. */
function Shining() {
  const document = useDocument();
  const { t } = useT();
  const filter = useSeen((seen) => seen.filter);
  if (!isFiltering(filter)) return null;
  const { shown, all } = shining(document, filter);
  return (
    <output className={styles.count} aria-live="polite">
      {t("filter.shining", { shown, all })}
    </output>
  );
}
