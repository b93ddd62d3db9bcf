import { lazy, Suspense } from "react";
import { redo, undo } from "../../core/commands/edit/history.ts";
import {
  present,
  share,
  showComments,
  showDetails,
  showGuidance,
  showHistory,
} from "../../core/commands/view/viewing.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { CommandButton } from "./CommandButton.tsx";
import styles from "./MapActions.module.css";

const MoreMenu = lazy(async () => ({ default: (await import("./MoreMenu.tsx")).MoreMenu }));

const PANELS = [
  { command: showDetails, panel: "details" },
  { command: showGuidance, panel: "guidance" },
  { command: showComments, panel: "comments" },
  { command: showHistory, panel: "history" },
] as const;

/** What can be done with the whole map, and what can be opened beside it. */
export function MapActions() {
  const session = useSession();
  const { t, tell } = useT();
  const open = useSeen((seen) => seen.panel);
  const more = <IconButton icon="ellipsis" label={t("ui.more")} />;
  return (
    <>
      <div className={styles.group}>
        <CommandButton command={undo} />
        <CommandButton command={redo} />
      </div>
      <div className={styles.group}>
        {PANELS.map(({ command, panel }) => (
          <CommandButton key={panel} command={command} isSelected={open === panel} />
        ))}
        <Suspense fallback={more}>
          <MoreMenu trigger={more} />
        </Suspense>
      </div>
      <div className={styles.group}>
        <CommandButton command={share} />
        <Button look="primary" icon="presentation" className={styles.present} onPress={() => session.run(present, {})}>
          {tell(`command.${present.id}`)}
        </Button>
      </div>
    </>
  );
}
