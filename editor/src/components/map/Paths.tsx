import { memo, useRef } from "react";
import { selectOnly } from "../../core/commands/select/selecting.ts";
import { type Columns, middle } from "../../core/grid/columns.ts";
import { type Leap, leaps } from "../../core/grid/leaps.ts";
import { Reach } from "../../core/grid/reach.ts";
import { labelOf } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import { equal } from "../../core/values.ts";
import { useSeen, useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useGeometry } from "./geometry.ts";
import styles from "./Paths.module.css";

const PITCH = 27;
const TOP = 4;
const BEND = 12;
/** Px that words get beside a short line. */
const SOME = 150;

/** Where the journey goes other ways than from left to right: branches, loops and exits, as lines below the steps. */
export const Paths = memo(function Paths() {
  const { t } = useT();
  const { columns, label } = useGeometry();
  const found = useLeaps();
  if (found.length === 0) return null;
  const levels = Math.max(...found.map(({ level }) => level)) + 1;
  const height = TOP + levels * PITCH + 6;
  return (
    <div className={styles.paths} role="row">
      <div className={styles.label} role="rowheader">
        {label > 0 && <Icon name="route" size={15} />}
        <span className={label > 0 ? undefined : "for-screen-readers"}>{t("map.paths")}</span>
      </div>
      <div className={styles.area} role="gridcell" style={{ blockSize: height, inlineSize: columns.width }}>
        <svg className={styles.lines} width={columns.width} height={height} aria-hidden="true">
          {found.map((leap) => (
            <Way key={leap.id} leap={leap} columns={columns} />
          ))}
        </svg>
        <ul>
          {found.map((leap) => (
            <WayWords key={leap.id} leap={leap} columns={columns} />
          ))}
        </ul>
      </div>
    </div>
  );
});

/** The ways as they are now; the same list while they are the same. */
function useLeaps(): readonly Leap[] {
  const { frame } = useGeometry();
  const kept = useRef<readonly Leap[]>([]);
  return useTopic("document", ({ document }) => {
    const now = leaps(document, new Reach(document, frame));
    if (!equal(plain(kept.current), plain(now))) kept.current = now;
    return kept.current;
  });
}

function plain(ways: readonly Leap[]) {
  return ways.map((way) => ({ ...way }));
}

interface WayProps {
  readonly leap: Leap;
  readonly columns: Columns;
}

function Way({ leap, columns }: WayProps) {
  const isSelected = useSeen((seen) => seen.selection.includes(leap.id));
  const y = TOP + leap.level * PITCH + PITCH / 2;
  const [start, end] = endsOf(leap, columns);
  const back = end < start ? -1 : 1;
  const bend = Math.min(BEND, Math.abs(end - start) / 2);
  const down = `M${start} ${TOP}V${y - bend}Q${start} ${y} ${start + back * bend} ${y}`;
  const up = `H${end - back * bend}Q${end} ${y} ${end} ${y - bend}V${TOP}`;
  return (
    <g className={styles.way} data-selected={isSelected || undefined}>
      <path d={down + up} />
      <path d={`M${end - 4} ${TOP + 6}L${end} ${TOP}L${end + 4} ${TOP + 6}`} />
      <circle cx={start} cy={TOP} r={3.4} />
    </g>
  );
}

/** Both ends in px; those of a way back to its own step lie beside each other. */
function endsOf({ start, end }: Leap, columns: Columns): readonly [number, number] {
  const [from, to] = [middle(columns, start), middle(columns, end)];
  if (start === end) return [from - BEND, to + BEND];
  const aside = end < start ? -8 : 8;
  return [from + aside, to - aside];
}

function WayWords({ leap, columns }: WayProps) {
  const { t } = useT();
  const session = useSession();
  const [from = "", to = ""] = [leap.start, leap.end].map((column) => nameOf(session, columns, column));
  const spoken = leap.text === "" ? t("map.path", { from, to }) : t("map.path-words", { from, to, words: leap.text });
  const [start, end] = endsOf(leap, columns);
  const room = Math.max(SOME, Math.abs(end - start) - 3 * BEND);
  const centre = Math.min(Math.max((start + end) / 2, room / 2), columns.width - room / 2);
  const top = TOP + leap.level * PITCH + PITCH / 2 - 10;
  return (
    <li
      className={styles.words}
      style={{ insetInlineStart: centre - room / 2, inlineSize: room, insetBlockStart: top }}
    >
      <span className="for-screen-readers">{spoken}</span>
      {leap.text !== "" && (
        <span
          className={styles.pill}
          title={spoken}
          aria-hidden="true"
          dir="auto"
          onClick={() => session.run(selectOnly, { id: leap.id })}
        >
          {leap.text}
        </span>
      )}
    </li>
  );
}

function nameOf(session: Session, { columns }: Columns, column: number): string {
  const place = columns[column]?.place ?? "";
  const record = place === "" ? undefined : session.record(place);
  return record === undefined ? "" : labelOf(record);
}
