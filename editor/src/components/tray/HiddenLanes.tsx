import { showLane } from "../../core/commands/lane/lanes.ts";
import { peekLane } from "../../core/commands/view/viewing.ts";
import { kindIcon } from "../../core/grid/looks.ts";
import type { SlotId } from "../../core/ids.ts";
import { hiddenLanes } from "../../core/tray.ts";
import { useDocument, useFrame, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./HiddenLanes.module.css";

/** Lanes that hold something and are not seen, each to be shown again: for everybody by who may, else for oneself. */
export function HiddenLanes() {
  const session = useSession();
  const document = useDocument();
  const frame = useFrame();
  const { t } = useT();
  const lanes = hiddenLanes(document, session.framework, frame);
  if (lanes.length === 0) return null;
  const show = (slot: SlotId) =>
    session.can(showLane) ? session.run(showLane, { slot }) : session.run(peekLane, { slot, shown: true });
  return (
    <div className={styles.hidden}>
      <h3 className={styles.head}>{t("tray.hidden")}</h3>
      <ul className={styles.list}>
        {lanes.map(({ slot, count }) => (
          <li key={slot.id} className={styles.lane}>
            <Icon name={slot.icon || kindIcon(slot.shows[0] ?? "")} />
            <span className={styles.title} dir="auto">
              {slot.title}
            </span>
            <span className={styles.count}>{t("lanes.behind", { n: count })}</span>
            <Button
              size="s"
              icon="eye"
              aria-label={t("tray.show-lane", { lane: slot.title })}
              onPress={() => show(slot.id)}
            >
              {t("tray.show")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
