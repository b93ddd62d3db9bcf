import type { RecordId } from "../../core/ids.ts";
import type { RecordType } from "../../core/schema.gen.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./SidePanel.module.css";

const ICONS = {
  stage: "columns-3",
  step: "footprints",
  persona: "user",
  source: "microscope",
  card: "sticky-note",
} as const;

interface Props {
  readonly type: keyof typeof ICONS & RecordType;
  readonly id: RecordId;
}

/** What it is that the panel is about, and the name that files call it by. */
export function What({ type, id }: Props) {
  const { t } = useT();
  return (
    <p className={styles.what}>
      <Icon name={ICONS[type]} size={14} />
      {t(`record.${type}`)}
      <code>{id}</code>
    </p>
  );
}
