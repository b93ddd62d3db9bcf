import { clsx } from "clsx";
import { memo } from "react";
import type { Chart, Spot } from "../../core/grid/chart.ts";
import { faceOf, moodOf, signed } from "../../core/grid/looks.ts";
import type { RecordId } from "../../core/ids.ts";
import type { RecordOf } from "../../core/records.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Evidence } from "./Evidence.tsx";
import styles from "./FeelingLane.module.css";
import { colourOf, useGeometry } from "./geometry.ts";
import { useHung } from "./useHung.ts";
import { useItem } from "./useItem.ts";
import { type Dragged, useScoreDrag } from "./useScoreDrag.ts";
import { Words } from "./Words.tsx";

interface Props {
  readonly card: RecordOf<"card">;
  readonly spot: Spot & { readonly persona: RecordId | "" };
  readonly chart: Chart;
  readonly onDrag: (dragged: Dragged | undefined) => void;
}

/** One feeling on the curve: a face that is dragged up and down, and its words. */
export const FeelingPoint = memo(function FeelingPoint({ card, spot, chart, onDrag }: Props) {
  const { t } = useT();
  const { travellers } = useGeometry();
  const { "aria-pressed": _pressed, "data-card": _card, ...item } = useItem(card.id);
  const { evidence } = useHung(card.id);
  const { score, x, y, room, above, persona } = spot;
  const { radius, isWorded, lines } = chart;
  const drag = useScoreDrag(card.id, score, chart, onDrag);
  const colour = lines.length < 2 ? `var(--mood-${moodOf(score)})` : colourOf(travellers, persona);
  return (
    <div className={styles.point} data-mood={moodOf(score)} data-faded={item["data-faded"]}>
      <div
        {...item}
        className={styles.face}
        style={{
          insetInlineStart: x - radius,
          insetBlockStart: y - radius,
          inlineSize: 2 * radius,
          blockSize: 2 * radius,
          color: colour,
        }}
        role="slider"
        aria-label={card.text}
        aria-orientation="vertical"
        aria-valuemin={-2}
        aria-valuemax={2}
        aria-valuenow={score}
        aria-valuetext={t("map.feeling", { text: card.text, score: signed(score) })}
        {...drag}
      >
        <Icon name={faceOf(score)} size={radius * 2.4} className={styles.drawing} />
        {lines.length > 1 && <span className={styles.letter}>{persona !== "" && travellers.get(persona)?.letter}</span>}
      </div>
      {isWorded && (
        <div
          className={clsx(styles.words, above && styles.above)}
          style={{
            insetInlineStart: x - room / 2,
            inlineSize: room,
            insetBlockStart: above ? y - radius - 5 : y + radius + 4,
          }}
          data-card={card.id}
        >
          <Words id={card.id} field="text" text={card.text} label={t("map.card-text")} className={styles.text}>
            <Evidence numbers={evidence} />
          </Words>
        </div>
      )}
    </div>
  );
});
