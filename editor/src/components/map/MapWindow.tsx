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
  readonly children: ReactNode;
}

/** The window through which one sees a map, and what is let go over it. */
export function MapWindow({ of: { window, map, zoom, grid }, geometry, className, style, children }: Props) {
  const head = useHead();
  return (
    <div className={styles.frame}>
      <div ref={window} className={styles.window} dir={directionOf(head.language)}>
        <GeometryContext value={geometry}>
          <div ref={map} className={clsx(styles.map, className)} style={{ ...style, zoom }} {...grid}>
            {children}
          </div>
        </GeometryContext>
      </div>
      <Drops window={window} map={map} />
      <Marquee window={window} map={map} />
    </div>
  );
}
