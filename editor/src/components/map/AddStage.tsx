import { addStageAfter } from "../../core/commands/stage/stages.ts";
import { lineOf } from "../../core/grid/columns.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Adders.module.css";
import { useGeometry } from "./geometry.ts";

/** After the last stage: one more. */
export function AddStage() {
  const session = useSession();
  const { t } = useT();
  const { columns } = useGeometry();
  const { stages } = session.document;
  if (stages.length === 0 || !session.can(addStageAfter)) return null;
  const after = lineOf(columns, columns.columns.length - 1) + 1;
  const add = () => {
    const last = session.document.stages.at(-1);
    session.run(addStageAfter, last === undefined ? {} : { id: last.id });
  };
  return (
    <div role="gridcell" aria-colindex={columns.columns.length + 2} style={{ gridArea: `1 / ${after}` }}>
      <button type="button" tabIndex={-1} className={styles.stage} title={t("map.add-stage")} onClick={add}>
        <Icon name="plus" size={15} />
        <span className="for-screen-readers">{t("map.add-stage")}</span>
      </button>
    </div>
  );
}
