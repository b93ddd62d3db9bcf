/** Makes what lies on the map draggable the moment a pointer comes over it, so that a large map costs nothing at first. */

import { type RefObject, useEffect } from "react";
import { slotId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./Drops.module.css";
import { type Dragged, loadOf } from "./dragging.ts";
import { itemAt, recordAt } from "./spots.ts";

export function useCardDragging(window: RefObject<HTMLElement | null>): void {
  const session = useSession();
  const { t } = useT();
  useEffect(() => {
    const area = window.current;
    if (area === null) return undefined;
    const ready = new WeakSet<HTMLElement>();
    const engine = import("./dragEngine.ts"); // nobody drags what is not seen yet
    const over = async ({ target }: PointerEvent) => {
      const { draggable, setCustomNativeDragPreview } = await engine;
      if (!(target instanceof Element)) return;
      const element = draggableAt(target);
      if (element === undefined || ready.has(element)) return;
      ready.add(element);
      draggable({
        element,
        canDrag: () => session.seen.typing === undefined && draggedBy(session, element) !== undefined,
        getInitialData: () => {
          const dragged = draggedBy(session, element);
          return dragged === undefined ? {} : loadOf(dragged);
        },
        onGenerateDragPreview: ({ nativeSetDragImage }) => {
          const dragged = draggedBy(session, element);
          if (dragged?.what !== "cards" || dragged.ids.length < 2) return;
          const words = t("map.dragged", { n: dragged.ids.length });
          setCustomNativeDragPreview({ nativeSetDragImage, render: ({ container }) => preview(container, words) });
        },
      });
    };
    const hear = (event: PointerEvent) => void over(event).catch(() => undefined); // without it all else works
    area.addEventListener("pointerover", hear, { passive: true });
    return () => area.removeEventListener("pointerover", hear);
  }, [window, session, t]);
}

function preview(container: HTMLElement, words: string): void {
  const box = container.ownerDocument.createElement("div");
  box.className = styles.preview ?? "";
  box.textContent = words;
  container.append(box);
}

function draggableAt(target: Element): HTMLElement | undefined {
  if (target.closest("[role=slider], textarea, [role=separator], button") !== null) return undefined;
  const item = itemAt(target);
  if (item !== undefined) return item.element;
  return target.closest<HTMLElement>("[role=columnheader][data-record], [data-lane]") ?? undefined;
}

/** What an element would carry now: itself, or all that is selected if it is part of that. */
function draggedBy(session: Session, element: HTMLElement): Dragged | undefined {
  const { lane } = element.dataset;
  if (lane !== undefined) return { what: "lane", slot: slotId(lane) };
  const id = recordAt(element);
  const record = id && session.record(id);
  if (isA(record, "card")) {
    const { selection } = session.seen;
    return { what: "cards", ids: selection.includes(record.id) ? selection : [record.id] };
  }
  return isA(record, "stage") || isA(record, "step") ? { what: record.record, id: record.id } : undefined;
}
