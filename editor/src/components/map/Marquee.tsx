import { type RefObject, useEffect, useState } from "react";
import type { RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import styles from "./Drops.module.css";
import { itemsOf } from "./spots.ts";

interface Props {
  readonly window: RefObject<HTMLElement | null>;
  readonly map: RefObject<HTMLElement | null>;
}

/** Px that a hand may tremble before it draws a box. */
const STILL = 5;

/** A box that is drawn over the map with the mouse: all cards that it touches are selected. */
export function Marquee({ window: area, map }: Props) {
  const session = useSession();
  const [box, setBox] = useState<DOMRect>();
  useEffect(() => {
    const [element, inside] = [area.current, map.current];
    if (element === null || inside === null) return undefined;
    return watchBoxes(element, {
      begin: () => rectsOf(inside),
      draw: (drawn, rects, more) => {
        setBox(drawn);
        const hit = rects.filter(({ rect }) => touch(rect, drawn)).map(({ id }) => id);
        session.look({ selection: more ? [...new Set([...session.seen.selection, ...hit])] : hit });
      },
      end: () => setBox(undefined),
    });
  }, [session, area, map]);
  if (box === undefined) return null;
  const { left, top, width, height } = box;
  return <div className={styles.marquee} style={{ left, top, width, height }} aria-hidden="true" />;
}

interface Placed {
  readonly id: RecordId;
  readonly rect: DOMRect;
}

function rectsOf(map: HTMLElement): Placed[] {
  return itemsOf(map).map(({ id, element }) => ({ id, rect: element.getBoundingClientRect() }));
}

function touch(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

interface Hands {
  readonly begin: () => Placed[];
  readonly draw: (box: DOMRect, rects: readonly Placed[], more: boolean) => void;
  readonly end: () => void;
}

/** Listens to a mouse that is pressed where there is no card, and moved. */
function watchBoxes(area: HTMLElement, { begin, draw, end }: Hands): () => void {
  let from: { readonly x: number; readonly y: number; rects: Placed[] | undefined } | undefined;
  const down = ({ button, pointerType, target, clientX, clientY }: PointerEvent) => {
    const free =
      target instanceof Element && target.closest("[data-record], textarea, button, [role=separator]") === null;
    from =
      button === 0 && pointerType === "mouse" && free && area.dataset["panning"] === undefined
        ? { x: clientX, y: clientY, rects: undefined }
        : undefined;
  };
  const move = ({ clientX, clientY, shiftKey, ctrlKey, metaKey }: PointerEvent) => {
    if (from === undefined) return;
    const [left, top] = [Math.min(from.x, clientX), Math.min(from.y, clientY)];
    const box = new DOMRect(left, top, Math.abs(clientX - from.x), Math.abs(clientY - from.y));
    if (from.rects === undefined && box.width + box.height < STILL) return;
    from.rects ??= begin();
    draw(box, from.rects, shiftKey || ctrlKey || metaKey);
  };
  const up = () => {
    if (from?.rects !== undefined) {
      area.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => area.removeEventListener("click", swallow, { capture: true }));
      end();
    }
    from = undefined;
  };
  area.addEventListener("pointerdown", down);
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  return () => {
    area.removeEventListener("pointerdown", down);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
  };
}

/** The click that ends a box is none on what lies under it. */
function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
