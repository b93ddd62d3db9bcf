import { cardsAlong, thingsGoing } from "../../core/commands/edit/delete.ts";
import { COMMANDS } from "../../core/commands/table.ts";
import { useDocument, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

interface Props {
  readonly close: () => void;
}

/** Asks before a stage or step takes its cards along. */
export function DeleteDialog({ close }: Props) {
  const session = useSession();
  const { t, tell } = useT();
  useDocument();
  useSeen((seen) => seen.selection);
  const { scene } = session;
  const actions = (
    <>
      <Button look="quiet" onPress={close}>
        {t("ui.cancel")}
      </Button>
      <Button
        look="danger"
        icon="trash-2"
        autoFocus
        onPress={() => session.run(COMMANDS["edit.delete"], { sure: true })}
      >
        {tell("command.edit.delete")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("delete.title", { n: thingsGoing(scene) })} isOpen onClose={close} size="s" actions={actions}>
      <p>{t("delete.words", { cards: cardsAlong(scene) })}</p>
    </Dialog>
  );
}
