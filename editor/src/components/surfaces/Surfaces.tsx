import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import type { Surface } from "../../core/session/seen.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { FindBar } from "./FindBar.tsx";
import { LanesDialog } from "./LanesDialog.tsx";
import { MoveTo } from "./MoveTo.tsx";
import { Palette } from "./Palette.tsx";
import { Shortcuts } from "./Shortcuts.tsx";

const Export = lazy(async () => ({ default: (await import("../exchange/ExportDialog.tsx")).ExportDialog }));

const Others: Readonly<Partial<Record<Surface, ComponentType<{ readonly close: () => void }>>>> = {
  share: lazy(async () => ({ default: (await import("../share/ShareDialog.tsx")).ShareDialog })),
  settings: lazy(async () => ({ default: (await import("../settings/SettingsDialog.tsx")).SettingsDialog })),
  "find-everywhere": lazy(async () => ({ default: (await import("../finding/FindEverywhere.tsx")).FindEverywhere })),
  import: lazy(async () => ({ default: (await import("../importing/ImportDialog.tsx")).ImportDialog })),
};

const Continue = lazy(async () => ({
  default: (await import("../continuing/ContinueDialog.tsx")).ContinueDialog,
}));

interface Props {
  /** What other parts of the editor lay over the map; each is told how to close itself. */
  readonly others?: Readonly<Partial<Record<Surface, (close: () => void) => ReactNode>>>;
}

/** What lies over the map, one thing at a time. */
export function Surfaces({ others = {} }: Props) {
  const session = useSession();
  const surface = useSeen((seen) => seen.surface);
  const close = () => session.run(COMMANDS["view.close"], {});
  if (surface === undefined) return null;
  const other = others[surface];
  if (other !== undefined) return other(close);
  if (surface === "palette") return <Palette close={close} />;
  if (surface === "shortcuts") return <Shortcuts close={close} />;
  if (surface === "find") return <FindBar close={close} />;
  if (surface === "move-to") return <MoveTo close={close} />;
  if (surface === "delete") return <DeleteDialog close={close} />;
  if (surface === "lanes") return <LanesDialog close={close} />;
  if (surface === "continue") {
    return (
      <Suspense>
        <Continue close={close} />
      </Suspense>
    );
  }
  if (surface === "export" || surface === "print") {
    return (
      <Suspense>
        <Export close={close} isPrint={surface === "print"} />
      </Suspense>
    );
  }
  const Other = Others[surface];
  return (
    Other && (
      <Suspense>
        <Other close={close} />
      </Suspense>
    )
  );
}
