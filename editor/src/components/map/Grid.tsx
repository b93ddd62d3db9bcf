import { Fragment, startTransition, useEffect, useMemo, useState } from "react";
import type { Framework } from "../../core/framework.ts";
import { tracks } from "../../core/grid/columns.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useSeen, useSession } from "../../hooks/session.ts";
import { FeelingLane } from "./FeelingLane.tsx";
import styles from "./Grid.module.css";
import { DrawnContext, LanePullContext, PullContext, type Pulled, type PulledLane } from "./geometry.ts";
import { Headings } from "./Headings.tsx";
import { Invitation } from "./Invitation.tsx";
import { Lane } from "./Lane.tsx";
import { MapWindow } from "./MapWindow.tsx";
import { Paths } from "./Paths.tsx";
import { Separator } from "./Separator.tsx";
import { Tints } from "./Tints.tsx";
import { useMapGeometry } from "./useMapGeometry.ts";
import { useMapWindow } from "./useMapWindow.ts";
import type { Size } from "./useSize.ts";

/** The map: stages and steps across, lanes down, and everything on it that can be typed, dragged and walked through. */
export function Grid() {
  const window = useMapWindow();
  const [pulled, setPulled] = useState<Pulled>();
  const geometry = useMapGeometry(window.size.width, pulled);
  const [pulledLane, setPulledLane] = useState<PulledLane>();
  const rows = useRows(pulledLane);
  const { columns, label } = geometry;
  const first = useFirst(rows.length, columns.columns.length, window.size);
  const across = { "--tracks": tracks(columns), "--label": `${label}px`, "--across": `${columns.width}px` };
  return (
    <PullContext value={setPulled}>
      <LanePullContext value={setPulledLane}>
        <MapWindow
          of={window}
          geometry={geometry}
          className={styles.map}
          style={across}
          rows={rows.length + 2}
          isNarrow={label === 0}
        >
          {window.size.width > 0 && (
            <>
              <Tints />
              <Headings />
              <Paths />
              {geometry.frame.columns.length === 0 && <Invitation />}
              <DrawnContext value={first.columns}>
                {rows.slice(0, first.rows).map(({ slot, separator }, n) => (
                  <Fragment key={slot.id}>
                    {slot.look === "curve" ? <FeelingLane slot={slot} row={n + 3} /> : <Lane slot={slot} row={n + 3} />}
                    {separator !== undefined && <Separator title={separator} />}
                  </Fragment>
                ))}
              </DrawnContext>
            </>
          )}
        </MapWindow>
      </LanePullContext>
    </PullContext>
  );
}

/** The lanes in sight, each with the line below it that means something. */
function useRows(pulled: PulledLane | undefined) {
  const { framework } = useSession();
  const frame = useFrame();
  const lanes = useSeen((seen) => seen.focus.lanes);
  return useMemo(() => {
    const lines = new Map(framework.separators.map(({ after, title }) => [after, title]));
    return rowsSeen(frame, lanes)
      .filter(({ shows }) => !isHeading(framework, shows))
      .map((slot) => {
        const height = pulled?.slot === slot.id ? pulled.height : slot.height;
        return { slot: height === slot.height ? slot : { ...slot, height }, separator: lines.get(slot.id) };
      });
  }, [framework, frame, lanes, pulled]);
}

/** Px that a lane and a column take at the least, more or less. */
const LANE = 90;
const COLUMN = 176;
/** Cells that are drawn at once in any case, so that no lane of an ordinary map grows under one's eyes. */
const AT_ONCE = 300;

interface First {
  readonly rows: number;
  readonly columns: number;
}

/** How many lanes and columns to draw now: at first what the window can show, and the rest when that is painted. */
function useFirst(rows: number, columns: number, { width, height }: Size): First {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    if (height > 0) startTransition(() => setWhole(true));
  }, [height]);
  if (isWhole) return { rows, columns };
  const seen = Math.min(rows, Math.ceil(height / LANE));
  return { rows: seen, columns: seen * columns <= AT_ONCE ? columns : Math.ceil(width / COLUMN) };
}

/** Whether a lane is what stands above all of them already. */
function isHeading({ columns }: Framework, shows: readonly string[]): boolean {
  return columns === "steps" && shows.every((what) => what === "steps");
}
