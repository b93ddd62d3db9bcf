import { useT } from "../../i18n/Locale.tsx";
import styles from "./Card.module.css";

interface Props {
  /** Of the sources, as they are listed. */
  readonly numbers: string;
}

/** The numbers of the sources that a card rests on. */
export function Evidence({ numbers }: Props) {
  const { t } = useT();
  if (numbers === "") return null;
  const words = t("map.evidence", { sources: numbers });
  return (
    <sup className={styles.evidence} title={words}>
      <span className="for-screen-readers">{words}</span>
      <span aria-hidden="true">{numbers}</span>
    </sup>
  );
}
