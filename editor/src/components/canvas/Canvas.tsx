import { clsx } from "clsx";
import { useMemo } from "react";
import { directionOf } from "../../core/direction.ts";
import { areasOf } from "../../core/grid/areas.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useHead, useSeen } from "../../hooks/session.ts";
import { Drops } from "../map/Drops.tsx";
import { GeometryContext } from "../map/geometry.ts";
import { Marquee } from "../map/Marquee.tsx";
import { useMapGeometry } from "../map/useMapGeometry.ts";
import { useMapWindow } from "../map/useMapWindow.ts";
import { Area } from "./Area.tsx";
import styles from "./Canvas.module.css";

/** Up to this width areas stand below each other, in the order in which one fills them. */
const NARROW = 900;

/** A canvas: fixed areas on one sheet, which grow with what is written in them. */
export function Canvas() {
  const head = useHead();
  const { window, map, size, zoom, grid } = useMapWindow();
  const geometry = useMapGeometry(size.width, undefined);
  const frame = useFrame();
  const lanes = useSeen((seen) => seen.focus.lanes);
  const slots = useMemo(() => rowsSeen(frame, lanes), [frame, lanes]);
  const areas = useMemo(() => areasOf(slots), [slots]);
  const isNarrow = size.width <= NARROW;
  return (
    <div className={styles.frame}>
      <div ref={window} className={styles.window} dir={directionOf(head.language)}>
        <GeometryContext value={geometry}>
          <div
            ref={map}
            className={clsx(styles.canvas, isNarrow && styles.narrow)}
            style={{ "--columns": areas.columns, "--scale": areas.scale, zoom }}
            {...grid}
          >
            {slots.map((slot) => (
              <Area key={slot.id} slot={slot} place={isNarrow ? undefined : areas.places.get(slot.id)} />
            ))}
          </div>
        </GeometryContext>
      </div>
      <Drops window={window} map={map} />
      <Marquee window={window} map={map} />
    </div>
  );
}
