import { clsx } from "clsx";
import { Fragment, useMemo, useRef } from "react";
import { tracks } from "../../core/grid/columns.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useHead, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { FeelingLane } from "./FeelingLane.tsx";
import styles from "./Grid.module.css";
import { GeometryContext } from "./geometry.ts";
import { Headings } from "./Headings.tsx";
import { Lane } from "./Lane.tsx";
import { Paths } from "./Paths.tsx";
import { Separator } from "./Separator.tsx";
import { Tints } from "./Tints.tsx";
import { useMapGeometry } from "./useMapGeometry.ts";
import { useSize } from "./useSize.ts";

/** The map: stages and steps across, lanes down, and everything on it that can be typed, dragged and walked through. */
export function Grid() {
  const session = useSession();
  const { t } = useT();
  const frame = useFrame();
  const head = useHead();
  const lanes = useSeen((seen) => seen.focus.lanes);
  const window = useRef<HTMLDivElement>(null);
  const size = useSize(window);
  const geometry = useMapGeometry(frame, size.width);
  const rows = rowsSeen(frame, lanes).filter((slot) => !isHeading(slot.shows));
  const separators = useMemo(
    () => new Map(session.framework.separators.map(({ after, title }) => [after, title])),
    [session.framework],
  );
  const { columns, label } = geometry;
  const style = { "--tracks": tracks(columns), "--label": `${label}px`, "--across": `${columns.width}px` };
  return (
    <div ref={window} className={clsx(styles.window, label === 0 && styles.narrow)}>
      {size.width > 0 && (
        <GeometryContext value={geometry}>
          <div
            className={styles.map}
            role="grid"
            aria-label={t("map.name", { title: head.title })}
            aria-rowcount={rows.length + 2}
            aria-colcount={columns.columns.length + 1}
            aria-multiselectable
            style={style}
          >
            <Tints />
            <Headings frame={frame} />
            <Paths />
            {rows.map((slot, n) => (
              <Fragment key={slot.id}>
                {slot.look === "curve" ? <FeelingLane slot={slot} row={n + 3} /> : <Lane slot={slot} row={n + 3} />}
                {separators.has(slot.id) && <Separator title={separators.get(slot.id) ?? ""} />}
              </Fragment>
            ))}
          </div>
        </GeometryContext>
      )}
    </div>
  );

  function isHeading(shows: readonly string[]): boolean {
    return session.framework.columns === "steps" && shows.every((what) => what === "steps");
  }
}
