import type { OfferedPlace } from "../../api/api.gen.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./ContinueDialog.module.css";

interface Props {
  readonly places: readonly OfferedPlace[];
  readonly target: string;
  readonly chosen: readonly string[];
  readonly toggle: (ids: readonly string[]) => void;
}

/** What goes where in the next canvas, to be ticked. */
export function Offers({ places, target, chosen, toggle }: Props) {
  const { t } = useT();
  if (places.length === 0) return <p className={styles.nothing}>{t("continue.nothing")}</p>;
  const isThere = (there: readonly string[]) => target !== "" && there.includes(target);
  return (
    <div className={styles.places}>
      {places.map(({ slot, title, icon, tone, records }) => {
        const open = records.filter(({ there }) => !isThere(there)).map(({ id }) => id);
        const taken = open.filter((id) => chosen.includes(id));
        const all = taken.length === open.length;
        return (
          <fieldset key={slot} className={styles.place} data-tone={tone}>
            <legend className={styles.legend}>
              <Checkbox
                isSelected={all && open.length > 0}
                isIndeterminate={!all && taken.length > 0}
                isDisabled={open.length === 0}
                onChange={() => toggle(all ? open : open.filter((id) => !chosen.includes(id)))}
              >
                <Icon name={icon || "users"} size={14} />
                <strong>{title || t("continue.travellers")}</strong>
              </Checkbox>
            </legend>
            {records.map(({ id, words, there }) => (
              <Checkbox
                key={id}
                className={styles.record}
                isSelected={isThere(there) || chosen.includes(id)}
                isDisabled={isThere(there)}
                onChange={() => toggle([id])}
              >
                <span dir="auto">{words || id}</span>
                {isThere(there) && <span className={styles.there}>{t("continue.there")}</span>}
              </Checkbox>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
