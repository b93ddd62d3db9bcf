import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import { isA } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";
import { recordAt, spotAt } from "../map/spots.ts";
import type { Asked } from "./ContextMenu.tsx";
import type { Thing } from "./offers.ts";

const ContextMenu = lazy(async () => ({ default: (await import("./ContextMenu.tsx")).ContextMenu }));

interface Props {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The map, on which the right button and the menu key offer what can be done there. */
export function MapMenu({ className, children }: Props) {
  const session = useSession();
  const [asked, setAsked] = useState<Asked>();
  const ask = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest("textarea, input") !== null) return;
    const thing = thingAt(session, event.target);
    if (thing === undefined) return;
    event.preventDefault();
    setAsked({ thing, ...placeOf(event, event.target) });
  };
  return (
    <main className={className} onContextMenu={ask}>
      {children}
      {asked !== undefined && (
        <Suspense>
          <ContextMenu asked={asked} close={() => setAsked(undefined)} />
        </Suspense>
      )}
    </main>
  );
}

/** What is there; it is selected, unless it is part of what is. */
function thingAt(session: Session, target: Element): Thing | undefined {
  const id = recordAt(target);
  if (id !== undefined) {
    const record = session.record(id);
    if (!session.seen.selection.includes(id)) session.run(COMMANDS["select.only"], { id });
    return (["card", "stage", "step", "persona"] as const).find((type) => isA(record, type));
  }
  const spot = spotAt(target);
  if (spot === undefined) return undefined;
  session.run(COMMANDS["go.to"], spot.cursor);
  return spot.cursor.column === "lane" ? "lane" : "cell";
}

/** Where the pointer is; the middle of what has the focus where a key asks. */
function placeOf({ clientX, clientY }: MouseEvent, target: Element): { readonly x: number; readonly y: number } {
  if (clientX !== 0 || clientY !== 0) return { x: clientX, y: clientY };
  const { left, top, width, height } = target.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
