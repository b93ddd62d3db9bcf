import { memo } from "react";
import { addCard } from "../../core/commands/card/add.ts";
import type { Slot } from "../../core/framework.ts";
import type { RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import styles from "./AddHere.module.css";

interface Props {
  readonly slot: Slot;
  readonly place: RecordId | "";
  readonly group: string;
  readonly prompt: string;
}

/** The rest of a cell: whoever clicks there writes.  It shows itself, and what to ask oneself, when one comes near. */
export const AddHere = memo(function AddHere({ slot, place, group, prompt }: Props) {
  const session = useSession();
  return (
    <div
      className={styles.add}
      data-add=""
      title={prompt}
      onClick={() => session.run(addCard, { slot: slot.id, place, group })}
    />
  );
});
