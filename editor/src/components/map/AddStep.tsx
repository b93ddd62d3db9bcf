import { addStepAfter } from "../../core/commands/step/steps.ts";
import type { RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Adders.module.css";

interface Props {
  readonly stage: RecordId;
}

/** On the heading of a stage: one more step at its end. */
export function AddStep({ stage }: Props) {
  const session = useSession();
  const { t } = useT();
  const add = () => {
    const last = session.document.steps(stage).at(-1);
    session.run(addStepAfter, { id: last?.id ?? stage });
  };
  return (
    <button type="button" tabIndex={-1} className={styles.step} title={t("map.add-step")} onClick={add}>
      <Icon name="plus" size={14} />
      <span className="for-screen-readers">{t("map.add-step")}</span>
    </button>
  );
}
