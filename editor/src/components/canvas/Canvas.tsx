import { clsx } from "clsx";
import { useMemo, useRef } from "react";
import { directionOf } from "../../core/direction.ts";
import { areasOf } from "../../core/grid/areas.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useHead, useSeen } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Drops } from "../map/Drops.tsx";
import { GeometryContext } from "../map/geometry.ts";
import { Marquee } from "../map/Marquee.tsx";
import { useCardDragging } from "../map/useCardDragging.ts";
import { useCursorFocus } from "../map/useCursorFocus.ts";
import { useMapGeometry } from "../map/useMapGeometry.ts";
import { usePanning } from "../map/usePanning.ts";
import { usePicking } from "../map/usePicking.ts";
import { useSearchMarks } from "../map/useSearchMarks.ts";
import { useShortcuts } from "../map/useShortcuts.ts";
import { useSize } from "../map/useSize.ts";
import { useZoom } from "../map/useZoom.ts";
import { Area } from "./Area.tsx";
import styles from "./Canvas.module.css";

/** Up to this width areas stand below each other, in the order in which one fills them. */
const NARROW = 900;

/** A canvas: fixed areas on one sheet, which grow with what is written in them. */
export function Canvas() {
  const { t } = useT();
  const head = useHead();
  const window = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLDivElement>(null);
  const size = useSize(window);
  const frame = useFrame();
  const geometry = useMapGeometry(frame, size.width);
  const zoom = useZoom(window, map, size);
  const lanes = useSeen((seen) => seen.focus.lanes);
  const isUnvisited = useSeen((seen) => seen.cursor === undefined);
  const onKeyDown = useShortcuts("map");
  const picking = usePicking();
  useCardDragging(window);
  usePanning(window);
  useCursorFocus(map);
  useSearchMarks(map);
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
            lang={head.language || undefined}
            role="grid"
            aria-label={t("map.name", { title: head.title })}
            aria-multiselectable
            tabIndex={isUnvisited ? 0 : -1}
            style={{ "--columns": areas.columns, "--scale": areas.scale, zoom }}
            onKeyDown={onKeyDown}
            {...picking}
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
