import { memo, useContext, useMemo, useState } from "react";
import type { Slot } from "../../core/framework.ts";
import { chartOf } from "../../core/grid/chart.ts";
import type { RecordId } from "../../core/ids.ts";
import { FeelingCell } from "./FeelingCell.tsx";
import styles from "./FeelingLane.module.css";
import { FeelingLines } from "./FeelingLines.tsx";
import { DrawnContext, useGeometry } from "./geometry.ts";
import { Lane } from "./Lane.tsx";
import { LaneLabel } from "./LaneLabel.tsx";
import { type Felt, useFeelings } from "./useFeelings.ts";
import type { Dragged } from "./useScoreDrag.ts";

interface Props {
  readonly slot: Slot;
  readonly row: number;
}

/** The lane of feelings: a curve for each persona through the scores, with faces to drag and words to type. */
export const FeelingLane = memo(function FeelingLane({ slot, row }: Props) {
  const { columns, label } = useGeometry();
  const drawn = useContext(DrawnContext);
  const felt = useFeelings(slot);
  const [dragged, setDragged] = useState<Dragged>();
  const chart = useMemo(() => {
    const wordsOf = (card: RecordId) => felt.cards.get(card)?.text ?? "";
    return chartOf(lifted(felt, dragged), columns, wordsOf, slot.height);
  }, [felt, dragged, columns, slot.height]);
  const hasLoose = felt.feelings.loose.length > 0 || !chart.isWorded;
  return (
    <>
      <div className={styles.lane} role="row" aria-rowindex={row}>
        <LaneLabel slot={slot} />
        <div
          className={styles.chart}
          role="presentation"
          style={{ blockSize: chart.height, inlineSize: columns.width }}
        >
          <FeelingLines chart={chart} width={columns.width} label={slot.title} hasScale={label > 0} />
          {columns.columns.slice(0, drawn).map(({ place, group }, n) => (
            <FeelingCell
              key={place || group}
              slot={slot}
              place={place}
              column={n}
              chart={chart}
              cards={felt.cards}
              onDrag={setDragged}
            />
          ))}
        </div>
      </div>
      {hasLoose && <Lane slot={slot} row={row} isBelow={chart.isWorded ? "loose" : "all"} />}
    </>
  );
});

/** The feelings with the dragged point where it is held. */
function lifted({ feelings }: Felt, dragged: Dragged | undefined): Felt["feelings"] {
  if (dragged === undefined) return feelings;
  const curves = feelings.curves.map((curve) => ({
    ...curve,
    points: curve.points.map((point) => (point.card === dragged.card ? { ...point, score: dragged.score } : point)),
  }));
  return { ...feelings, curves };
}
