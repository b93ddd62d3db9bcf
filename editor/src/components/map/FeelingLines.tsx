import { memo, useId } from "react";
import type { Chart } from "../../core/grid/chart.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./FeelingLane.module.css";
import { colourOf, useGeometry } from "./geometry.ts";

interface Props {
  readonly chart: Chart;
  readonly width: number;
  readonly label: string;
  readonly hasScale: boolean;
}

const DASHES = [undefined, "9 4", "2.5 3.5", "14 5", "6 2.5", "1.5 6"];

/** The curves themselves, with their areas, and the lines of the scale. */
export const FeelingLines = memo(function FeelingLines({ chart, width, hasScale }: Props) {
  const { travellers } = useGeometry();
  const gradient = useId();
  const { high, zero, low, height, lines } = chart;
  const isOne = lines.length < 2;
  return (
    <>
      {hasScale && (
        <span className={styles.scale} aria-hidden="true">
          <span style={{ insetBlockStart: high - 7 }}>
            <Icon name="smile" size={14} />
          </span>
          <span style={{ insetBlockStart: low - 7 }}>
            <Icon name="frown" size={14} />
          </span>
        </span>
      )}
      <svg className={styles.lines} width={width} height={height} aria-hidden="true">
        <linearGradient id={gradient} gradientUnits="userSpaceOnUse" x1={0} x2={0} y1={high} y2={low}>
          <stop offset={0} stopColor="var(--mood-high)" />
          <stop offset={0.325} stopColor="var(--mood-high)" />
          <stop offset={0.5} stopColor="var(--mood-mid)" />
          <stop offset={0.7} stopColor="var(--mood-low)" />
          <stop offset={1} stopColor="var(--mood-low)" />
        </linearGradient>
        {[high, low].map((y) => (
          <path key={y} d={`M0 ${y}H${width}`} className={styles.edge} />
        ))}
        <path d={`M0 ${zero}H${width}`} className={styles.zero} />
        {lines.map(({ persona, line, above, below }, n) => (
          <g key={persona}>
            {isOne && <path d={above} fill="var(--mood-high)" opacity={0.16} />}
            {isOne && <path d={below} fill="var(--mood-low)" opacity={0.16} />}
            <path
              d={line}
              className={styles.line}
              stroke={isOne ? `url(#${gradient})` : colourOf(travellers, persona)}
              strokeWidth={isOne ? 3.4 : 2.6}
              strokeDasharray={isOne ? undefined : DASHES[n % DASHES.length]}
            />
          </g>
        ))}
      </svg>
    </>
  );
});
