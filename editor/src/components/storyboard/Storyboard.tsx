import { useMemo, useRef } from "react";
import { directionOf } from "../../core/direction.ts";
import type { Slot } from "../../core/framework.ts";
import { MAP } from "../../core/ids.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useHead, useSeen } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Cell } from "../map/Cell.tsx";
import { Drops } from "../map/Drops.tsx";
import { GeometryContext } from "../map/geometry.ts";
import { LaneLabel } from "../map/LaneLabel.tsx";
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
import { Panel } from "./Panel.tsx";
import styles from "./Storyboard.module.css";

/** A storyboard: who it is about, then one panel for every step. */
export function Storyboard() {
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
  const whole = slots.filter((slot) => slot.level === "map");
  const parts = slots.filter((slot) => slot.level !== "map");
  return (
    <div className={styles.frame}>
      <div ref={window} className={styles.window} dir={directionOf(head.language)}>
        <GeometryContext value={geometry}>
          <div
            ref={map}
            className={styles.board}
            lang={head.language || undefined}
            role="grid"
            aria-label={t("map.name", { title: head.title })}
            aria-multiselectable
            tabIndex={isUnvisited ? 0 : -1}
            style={{ zoom }}
            onKeyDown={onKeyDown}
            {...picking}
          >
            <div className={styles.whole} role="presentation">
              {whole.map((slot) => (
                <Whole key={slot.id} slot={slot} />
              ))}
            </div>
            <div className={styles.panels} role="presentation">
              {frame.columns.map(({ place, group }, n) => (
                <Panel
                  key={place || group}
                  place={place}
                  group={group}
                  number={n + 1}
                  stage={frame.groups.findIndex(({ id }) => id === group)}
                  slots={parts}
                />
              ))}
            </div>
          </div>
        </GeometryContext>
      </div>
      <Drops window={window} map={map} />
      <Marquee window={window} map={map} />
    </div>
  );
}

/** What is said of the whole story: its label and its entries. */
function Whole({ slot }: { readonly slot: Slot }) {
  return (
    <div className={styles.about} role="row">
      <LaneLabel slot={slot} />
      <Cell slot={slot} place={MAP} first={0} last={0} area="auto" prompt={slot.prompt} />
    </div>
  );
}
