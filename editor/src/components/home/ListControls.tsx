import { Tag, TagGroup, TagList } from "react-aria-components";
import { useT } from "../../i18n/Locale.tsx";
import { SORTS, type Wish } from "../../pages/listing.ts";
import { SearchField } from "../ui/SearchField.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./ListControls.module.css";

interface Props {
  readonly wish: Wish;
  readonly tags: readonly string[];
  readonly onChange: (wish: Wish) => void;
}

/** Tags that are worth a place; the others are found by their words. */
const MOST = 8;

export function ListControls({ wish, tags, onChange }: Props) {
  const { t } = useT();
  const shown = [...new Set([...wish.tags, ...tags.slice(0, MOST)])];
  const sorts = SORTS.map((id) => ({ id, label: t(`sort.${id}`) }));
  return (
    <div className={styles.controls}>
      {shown.length > 0 && (
        <TagGroup
          aria-label={t("home.tags")}
          selectionMode="multiple"
          selectedKeys={wish.tags}
          onSelectionChange={(keys) => keys !== "all" && onChange({ ...wish, tags: [...keys].map(String) })}
        >
          <TagList className={styles.tags ?? ""}>
            {shown.map((tag) => (
              <Tag key={tag} id={tag} textValue={tag} className={styles.tag ?? ""}>
                <span dir="auto">{tag}</span>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <SearchField
        label={t("home.search")}
        value={wish.find}
        onChange={(find) => onChange({ ...wish, find })}
        className={styles.search}
      />
      <Select
        label={t("home.sort")}
        hidesLabel
        choices={sorts}
        value={wish.sort}
        onChange={(sort) => onChange({ ...wish, sort })}
      />
    </div>
  );
}
