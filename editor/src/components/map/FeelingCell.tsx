import { type MouseEvent, memo } from "react";
import { addFeeling } from "../../core/commands/feeling/add.ts";
import type { Slot } from "../../core/framework.ts";
import { type Chart, scoreAt } from "../../core/grid/chart.ts";
import type { RecordId } from "../../core/ids.ts";
import type { RecordOf } from "../../core/records.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./FeelingLane.module.css";
import { FeelingPoint } from "./FeelingPoint.tsx";
import { useGeometry } from "./geometry.ts";
import { scaleOf } from "./scale.ts";
import { usePlaceName } from "./usePlaceName.ts";
import type { Dragged } from "./useScoreDrag.ts";
import { useSpot } from "./useSpot.ts";

interface Props {
  readonly slot: Slot;
  readonly place: RecordId | "";
  readonly column: number;
  readonly chart: Chart;
  readonly cards: ReadonlyMap<RecordId, RecordOf<"card">>;
  readonly onDrag: (dragged: Dragged | undefined) => void;
}

/** The part of the chart over one column, with its points; a click where there is none makes one. */
export const FeelingCell = memo(function FeelingCell({ slot, place, column, chart, cards, onDrag }: Props) {
  const session = useSession();
  const { t } = useT();
  const { columns } = useGeometry();
  const name = usePlaceName(place);
  const spot = useSpot(slot.id, place);
  const [left, width] = [columns.lefts[column] ?? 0, columns.widths[column] ?? 0];
  const points = chart.lines.flatMap((line) =>
    line.spots.filter((point) => point.column === column).map((point) => ({ ...point, persona: line.persona })),
  );
  const add = (event: MouseEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || place === "") return;
    const y = (event.clientY - event.currentTarget.getBoundingClientRect().top) / scaleOf(event.currentTarget);
    session.run(addFeeling, { slot: slot.id, place, score: scoreAt(chart, y) });
  };
  return (
    <div
      className={styles.cell}
      style={{ insetInlineStart: left, inlineSize: width }}
      role="gridcell"
      aria-colindex={column + 2}
      title={points.length === 0 ? slot.prompt : undefined}
      {...spot}
      data-cell=""
      data-empty={points.length === 0 || undefined}
      onClick={add}
    >
      <span className="for-screen-readers">{t("map.cell", { lane: slot.title, place: name })}</span>
      {points.map((point) => {
        const card = cards.get(point.card);
        return (
          card && (
            <FeelingPoint
              key={point.card}
              card={card}
              spot={{ ...point, x: point.x - left }}
              chart={chart}
              onDrag={onDrag}
            />
          )
        );
      })}
    </div>
  );
});
