import { useState } from "react";
import { underKeyboard } from "../../core/commands/scene.ts";
import { COMMANDS } from "../../core/commands/table.ts";
import type { Document } from "../../core/document.ts";
import { MAP, type RecordId, type SlotId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import { useDocument, useFrame, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./MoveTo.module.css";

interface Props {
  readonly close: () => void;
}

/** Moves what is selected by naming where to: what dragging does, for those who do not drag. */
export function MoveTo({ close }: Props) {
  const session = useSession();
  const document = useDocument();
  const frame = useFrame();
  const { t } = useT();
  const selection = useSeen((seen) => seen.selection);
  const near = useSeen((seen) => underKeyboard(seen.cursor));
  const ids = selection.length > 0 || near === undefined ? selection : [near];
  const cards = ids.map((id) => document.get(id)).filter((record) => isA(record, "card"));
  const [first] = cards;
  const slots = frame.rows.filter(({ shows }) => shows.some((what) => !["steps", "stages", "personas"].includes(what)));
  const here = slots.find((slot) => first !== undefined && session.cell(slot, first.at.on).includes(first.id));
  const [slot, setSlot] = useState<SlotId | undefined>(here?.id ?? slots[0]?.id);
  const [place, setPlace] = useState<RecordId>(first?.at.on ?? MAP);
  const places = placesOf(document);
  const move = () => {
    close();
    if (slot !== undefined) session.run(COMMANDS["card.move"], { ids: cards.map(({ id }) => id), slot, place });
  };
  const actions = (
    <>
      <Button look="quiet" onPress={close}>
        {t("ui.cancel")}
      </Button>
      <Button look="primary" isDisabled={slot === undefined || cards.length === 0} onPress={move}>
        {t("move.do")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("move.title", { n: cards.length })} isOpen onClose={close} size="s" actions={actions}>
      <div className={styles.fields}>
        <Select<string>
          label={t("move.lane")}
          choices={slots.map(({ id, title, icon }) => ({ id, label: title, icon }))}
          value={slot ?? ""}
          onChange={(chosen) => setSlot(slots.find(({ id }) => id === chosen)?.id)}
        />
        <Select<string>
          label={t("move.place")}
          choices={[{ id: MAP, label: t("move.whole") }, ...places]}
          value={place}
          onChange={(chosen) => setPlace(places.find(({ id }) => id === chosen)?.id ?? MAP)}
        />
      </div>
    </Dialog>
  );
}

/** Stages and, set in, their steps. */
function placesOf(document: Document) {
  return document.columns.flatMap((id) => {
    const record = document.get(id);
    if (isA(record, "stage")) return [{ id, label: record.title }];
    return isA(record, "step") ? [{ id, label: `– ${record.title}` }] : [];
  });
}
