import { Button, Group } from "react-aria-components";
import { zoomFit, zoomIn, zoomOut, zoomWhole } from "../../core/commands/view/viewing.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { CommandButton } from "../bar/CommandButton.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./ZoomControls.module.css";

/** How large the map is shown: closer, further away, all of it, and, by pressing the number, its natural size. */
export function ZoomControls() {
  const session = useSession();
  const { t, tell, number } = useT();
  const zoom = useSeen((seen) => seen.zoom || seen.fits);
  const isFitted = useSeen((seen) => seen.zoom === 0);
  const percent = number(zoom, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Group className={styles.controls ?? ""} aria-label={t("zoom.label")}>
      <CommandButton command={zoomFit} isSelected={isFitted} />
      <CommandButton command={zoomOut} className={styles.step} />
      <Tooltip words={tell(`command.${zoomWhole.id}`)} keys={zoomWhole.shortcuts?.[0]}>
        <Button
          className={styles.number ?? ""}
          aria-label={t("zoom.now", { zoom: percent })}
          onPress={() => session.run(zoomWhole, {})}
        >
          {percent}
        </Button>
      </Tooltip>
      <CommandButton command={zoomIn} className={styles.step} />
    </Group>
  );
}
