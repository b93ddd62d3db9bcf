import { useMemo } from "react";
import { areasOf } from "../../core/grid/areas.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useSeen } from "../../hooks/session.ts";
import { MapWindow } from "../map/MapWindow.tsx";
import { useMapGeometry } from "../map/useMapGeometry.ts";
import { useMapWindow } from "../map/useMapWindow.ts";
import { Area } from "./Area.tsx";
import styles from "./Canvas.module.css";

/** Up to this width areas stand below each other, in the order in which one fills them. */
const NARROW = 900;

/** A canvas: fixed areas on one sheet, which grow with what is written in them. */
export function Canvas() {
  const window = useMapWindow();
  const geometry = useMapGeometry(window.size.width, undefined);
  const frame = useFrame();
  const lanes = useSeen((seen) => seen.focus.lanes);
  const slots = useMemo(() => rowsSeen(frame, lanes), [frame, lanes]);
  const areas = useMemo(() => areasOf(slots), [slots]);
  const isNarrow = window.size.width <= NARROW;
  return (
    <MapWindow
      of={window}
      geometry={geometry}
      className={isNarrow ? styles.narrow : styles.canvas}
      style={{ "--columns": areas.columns, "--scale": areas.scale }}
    >
      {slots.map((slot) => (
        <Area key={slot.id} slot={slot} place={isNarrow ? undefined : areas.places.get(slot.id)} />
      ))}
    </MapWindow>
  );
}
