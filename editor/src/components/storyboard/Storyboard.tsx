import { useMemo } from "react";
import type { Slot } from "../../core/framework.ts";
import { MAP } from "../../core/ids.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useSeen } from "../../hooks/session.ts";
import { Cell } from "../map/Cell.tsx";
import { LaneLabel } from "../map/LaneLabel.tsx";
import { MapWindow } from "../map/MapWindow.tsx";
import { useMapGeometry } from "../map/useMapGeometry.ts";
import { useMapWindow } from "../map/useMapWindow.ts";
import { Panel } from "./Panel.tsx";
import styles from "./Storyboard.module.css";

/** A storyboard: who it is about, then one panel for every step. */
export function Storyboard() {
  const window = useMapWindow();
  const geometry = useMapGeometry(window.size.width, undefined);
  const frame = useFrame();
  const lanes = useSeen((seen) => seen.focus.lanes);
  const slots = useMemo(() => rowsSeen(frame, lanes), [frame, lanes]);
  const whole = slots.filter((slot) => slot.level === "map");
  const parts = slots.filter((slot) => slot.level !== "map");
  return (
    <MapWindow of={window} geometry={geometry} className={styles.board}>
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
    </MapWindow>
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
