import { lazy, Suspense } from "react";
import { useSeen } from "../../hooks/session.ts";
import { FilterButton } from "../toolbar/FilterButton.tsx";
import { ZoomControls } from "../toolbar/ZoomControls.tsx";
import styles from "./Foot.module.css";
import { TrayStrip } from "./TrayStrip.tsx";

const TrayDrawer = lazy(async () => ({ default: (await import("./TrayDrawer.tsx")).TrayDrawer }));

/** The foot of the page, always in sight: what this lens cannot show, and how large the map is shown. */
export function Foot() {
  const isOpen = useSeen((seen) => seen.panel === "tray");
  return (
    <footer className={styles.foot}>
      {isOpen && (
        <Suspense>
          <TrayDrawer />
        </Suspense>
      )}
      <div className={styles.strip}>
        <TrayStrip />
        <span className={styles.folded}>
          <FilterButton count={0} />
        </span>
        <ZoomControls />
      </div>
    </footer>
  );
}
