import { caption } from "../../core/caption.ts";
import { addCard } from "../../core/commands/card/add.ts";
import type { Slot } from "../../core/framework.ts";
import type { RecordId } from "../../core/ids.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Panel.module.css";

interface Props {
  readonly place: RecordId;
  readonly slot: Slot;
}

/** The caption that is put together from what is done and thought, as long as nobody has written one. */
export function Composed({ place, slot }: Props) {
  const session = useSession();
  const { t } = useT();
  const document = useTopic("document", (here) => here.document);
  const isWriting = useTopic(
    "seen",
    ({ seen }) => seen.typing?.fresh.at(-1)?.record === "card" && seen.cursor?.column === place,
  );
  const { text, composed } = caption(document, place);
  if (!composed || isWriting) return null;
  return (
    <div className={styles.composed} role="gridcell">
      <p dir="auto">{text}</p>
      <span className={styles.mark}>{t("storyboard.composed")}</span>
      <Button look="quiet" size="s" icon="pencil" onPress={() => session.run(addCard, { slot: slot.id, place })}>
        {t("storyboard.write-own")}
      </Button>
    </div>
  );
}
