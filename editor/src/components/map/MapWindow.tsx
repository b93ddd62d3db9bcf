import { clsx } from "clsx";
import type { CSSProperties, ReactNode } from "react";
import { directionOf } from "../../core/direction.ts";
import { useHead } from "../../hooks/session.ts";
import { Drops } from "./Drops.tsx";
import { type Geometry, GeometryContext } from "./geometry.ts";
import styles from "./MapWindow.module.css";
import { Marquee } from "./Marquee.tsx";
import type { useMapWindow } from "./useMapWindow.ts";

interface Props {
  readonly of: ReturnType<typeof useMapWindow>;
  readonly geometry: Geometry;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
  /** For a grid that has as many rows, and a column for every column of the map. */
  readonly rows?: number;
  /** Labels stand above their lanes. */
  readonly isNarrow?: boolean;
  readonly children: ReactNode;
}

/** The window through which one sees a map, and what is let go over it. */
export function MapWindow({ of: { window, map, zoom, grid }, geometry, className, style, ...rest }: Props) {
  const head = useHead();
  const { rows, isNarrow = false, children } = rest;
  const counted = rows !== undefined && {
    "aria-rowcount": rows,
    "aria-colcount": geometry.columns.columns.length + 1,
  };
  return (
    <div className={styles.frame}>
      <div ref={window} className={clsx(styles.window, isNarrow && styles.narrow)} dir={directionOf(head.language)}>
        <GeometryContext value={geometry}>
          <div
            ref={map}
            className={clsx(styles.map, rows === undefined && styles.sheet, className)}
            data-narrow={isNarrow || undefined}
            style={{ ...style, zoom }}
            {...grid}
            {...counted}
          >
            {children}
          </div>
        </GeometryContext>
      </div>
      <Drops window={window} map={map} />
      <Marquee window={window} map={map} />
    </div>
  );
}
