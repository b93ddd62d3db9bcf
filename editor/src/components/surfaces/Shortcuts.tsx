import { ALL } from "../../core/commands/table.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Keys } from "../ui/Keys.tsx";
import styles from "./Shortcuts.module.css";

interface Props {
  readonly close: () => void;
}

/** Every key that does something, by what it is about; made from the table of commands. */
export function Shortcuts({ close }: Props) {
  const { t, tell } = useT();
  const keyed = ALL.filter(({ shortcuts = [] }) => shortcuts.length > 0);
  const groups = [...new Set(keyed.map(({ group }) => group))];
  return (
    <Dialog title={t("shortcuts.title")} isOpen onClose={close} size="l" isText>
      <p className={styles.hint}>{t("shortcuts.hint")}</p>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{tell(`commands.${group}`)}</h3>
            <dl className={styles.list}>
              {keyed
                .filter((command) => command.group === group)
                .map(({ id, shortcuts = [] }) => (
                  <div key={id} className={styles.row}>
                    <dt>{tell(`command.${id}`)}</dt>
                    <dd className={styles.keys}>
                      {shortcuts.slice(0, 2).map((keys) => (
                        <Keys key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
