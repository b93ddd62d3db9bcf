import { useEffect, useRef } from "react";
import { ListBoxItem } from "react-aria-components";
import type { RecordOf } from "../../core/records.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { loadOf } from "../map/dragging.ts";
import styles from "./TrayCards.module.css";

interface Props {
  readonly card: RecordOf<"card">;
  readonly place: string;
}

/** A card that waits: dragged onto the map it becomes what the lane there takes. */
export function TrayCard({ card, place }: Props) {
  const session = useSession();
  const { t } = useT();
  const item = useRef<HTMLDivElement>(null);
  const { id, text, value, unit } = card;
  const words = [[value, unit].join(" ").trim(), text].filter(Boolean).join(" ") || t("tray.no-words");
  useEffect(() => {
    const element = item.current;
    if (element === null) return undefined;
    let end = () => {};
    let isGone = false;
    const begin = async () => {
      const { draggable } = await import("../map/dragEngine.ts"); // the tray is opened long before anything is dragged
      const ids = () => (session.seen.selection.includes(id) ? session.seen.selection : [id]);
      if (!isGone) end = draggable({ element, getInitialData: () => loadOf({ what: "cards", ids: ids() }) });
    };
    void begin().catch(() => undefined); // without it there is “Move to …”
    return () => {
      isGone = true;
      end();
    };
  }, [session, id]);
  return (
    <ListBoxItem id={id} ref={item} textValue={words} className={styles.card ?? ""}>
      <span className={styles.text} dir="auto">
        {words}
      </span>
      <span className={styles.place} dir="auto">
        {place}
      </span>
    </ListBoxItem>
  );
}
