import { clsx } from "clsx";
import { Fragment, startTransition, useEffect, useMemo, useRef, useState } from "react";
import { directionOf } from "../../core/direction.ts";
import type { Framework } from "../../core/framework.ts";
import { tracks } from "../../core/grid/columns.ts";
import { rowsSeen } from "../../core/session/session.ts";
import { useFrame, useHead, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Drops } from "./Drops.tsx";
import { FeelingLane } from "./FeelingLane.tsx";
import styles from "./Grid.module.css";
import { GeometryContext, LanePullContext, PullContext, type Pulled, type PulledLane } from "./geometry.ts";
import { Headings } from "./Headings.tsx";
import { Invitation } from "./Invitation.tsx";
import { Lane } from "./Lane.tsx";
import { Marquee } from "./Marquee.tsx";
import { Paths } from "./Paths.tsx";
import { Separator } from "./Separator.tsx";
import { Tints } from "./Tints.tsx";
import { useCardDragging } from "./useCardDragging.ts";
import { useCursorFocus } from "./useCursorFocus.ts";
import { useMapGeometry } from "./useMapGeometry.ts";
import { usePanning } from "./usePanning.ts";
import { usePicking } from "./usePicking.ts";
import { useSearchMarks } from "./useSearchMarks.ts";
import { useShortcuts } from "./useShortcuts.ts";
import { useSize } from "./useSize.ts";
import { useZoom } from "./useZoom.ts";

/** The map: stages and steps across, lanes down, and everything on it that can be typed, dragged and walked through. */
export function Grid() {
  const { t } = useT();
  const head = useHead();
  const window = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLDivElement>(null);
  const size = useSize(window);
  const [pulled, setPulled] = useState<Pulled>();
  const geometry = useMapGeometry(size.width, pulled);
  const zoom = useZoom(window, map, size);
  const isUnvisited = useSeen((seen) => seen.cursor === undefined);
  const onKeyDown = useShortcuts();
  const picking = usePicking();
  useCardDragging(window);
  usePanning(window);
  useCursorFocus(map);
  useSearchMarks(map);
  const [pulledLane, setPulledLane] = useState<PulledLane>();
  const rows = useRows(pulledLane);
  const first = useFirst(rows.length, size.height);
  const { columns, label } = geometry;
  const across = { "--tracks": tracks(columns), "--label": `${label}px`, "--across": `${columns.width}px` };
  return (
    <div className={styles.frame}>
      <div ref={window} className={clsx(styles.window, label === 0 && styles.narrow)} dir={directionOf(head.language)}>
        <PullContext value={setPulled}>
          <LanePullContext value={setPulledLane}>
            <GeometryContext value={geometry}>
              <div
                ref={map}
                className={styles.map}
                data-narrow={label === 0 || undefined}
                lang={head.language || undefined}
                role="grid"
                aria-label={t("map.name", { title: head.title })}
                aria-rowcount={rows.length + 2}
                aria-colcount={columns.columns.length + 1}
                aria-multiselectable
                tabIndex={isUnvisited ? 0 : -1}
                style={{ ...across, zoom }}
                onKeyDown={onKeyDown}
                {...picking}
              >
                {size.width > 0 && (
                  <>
                    <Tints />
                    <Headings />
                    <Paths />
                    {geometry.frame.columns.length === 0 && <Invitation />}
                    {rows.slice(0, first).map(({ slot, separator }, n) => (
                      <Fragment key={slot.id}>
                        {slot.look === "curve" ? (
                          <FeelingLane slot={slot} row={n + 3} />
                        ) : (
                          <Lane slot={slot} row={n + 3} />
                        )}
                        {separator !== undefined && <Separator title={separator} />}
                      </Fragment>
                    ))}
                  </>
                )}
              </div>
            </GeometryContext>
          </LanePullContext>
        </PullContext>
      </div>
      <Drops window={window} map={map} />
      <Marquee window={window} map={map} />
    </div>
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

/** Px that a lane takes at the least, more or less. */
const LANE = 90;

/** How many lanes to draw now: at first those that the window can show, and the rest when these are painted. */
function useFirst(rows: number, height: number): number {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    if (height > 0) startTransition(() => setWhole(true));
  }, [height]);
  return isWhole ? rows : Math.min(rows, Math.ceil(height / LANE));
}

/** Whether a lane is what stands above all of them already. */
function isHeading({ columns }: Framework, shows: readonly string[]): boolean {
  return columns === "steps" && shows.every((what) => what === "steps");
}
