import type { Tied } from "../../hooks/ties.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./CardMarks.module.css";

interface Props {
  readonly tied: Tied;
}

/** The signs of a card that follows another document, or that has lost what it followed, or that goes on elsewhere. */
export function TiedMarks({ tied: { follows, isGone, followers } }: Props) {
  const { t } = useT();
  const origin = t(isGone ? "ties.gone" : "ties.follows");
  const onward = t("ties.followers", { n: followers });
  return (
    <>
      {follows && (
        <span className={styles.sign} role="img" aria-label={origin} title={origin} data-gone={isGone || undefined}>
          <Icon name={isGone ? "unlink" : "link"} size={12} />
        </span>
      )}
      {followers > 0 && (
        <span className={styles.sign} title={onward}>
          <Icon name="waypoints" size={12} />
          <span className="for-screen-readers">{onward}</span>
          <span aria-hidden="true">{followers}</span>
        </span>
      )}
    </>
  );
}
