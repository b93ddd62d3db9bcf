import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { flushSync } from "react-dom";
import { BARE } from "../../core/commands/table.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import styles from "./Palette.module.css";

interface Props {
  readonly close: () => void;
}

/** Everything that can be done here and now, found by a few letters of its name. */
export function Palette({ close }: Props) {
  const session = useSession();
  const { t, tell } = useT();
  const { contains } = useFilter({ sensitivity: "base" });
  const commands = BARE.filter((command) => command.inPalette === true && session.can(command));
  const run = (id: string) => {
    const command = commands.find((one) => one.id === id);
    flushSync(close); // or the palette would take the focus back from what is begun
    if (command !== undefined) session.run(command, {});
  };
  return (
    <ModalOverlay className={styles.scrim ?? ""} isOpen isDismissable onOpenChange={(open) => open || close()}>
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label={t("palette.title")} className={styles.dialog ?? ""}>
          <Autocomplete filter={contains}>
            <SearchField aria-label={t("palette.title")} autoFocus className={styles.field ?? ""}>
              <Icon name="search" />
              <Input className={styles.input ?? ""} placeholder={t("palette.hint")} />
            </SearchField>
            <Menu
              className={styles.list ?? ""}
              aria-label={t("palette.title")}
              onAction={(id) => run(String(id))}
              renderEmptyState={() => <p className={styles.none}>{t("palette.none")}</p>}
            >
              {commands.map(({ id, icon, shortcuts: [keys] = [] }) => (
                <MenuItem key={id} id={id} textValue={tell(`command.${id}`)} className={styles.item ?? ""}>
                  <Icon name={icon ?? "chevron-right"} />
                  <span className={styles.name}>{tell(`command.${id}`)}</span>
                  {keys !== undefined && <Keys keys={keys} />}
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
