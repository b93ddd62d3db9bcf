/** How large the map is shown: as chosen, or so that all of it is in sight; pinching and Ctrl with the wheel change it. */

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useSeen, useSession } from "../../hooks/session.ts";
import type { Size } from "./useSize.ts";

export const SMALLEST = 0.2;
export const LARGEST = 2;
const SPEED = 0.01; // per px of the wheel

export function useZoom(window: RefObject<HTMLElement | null>, map: RefObject<HTMLElement | null>, size: Size): number {
  const session = useSession();
  const wanted = useSeen((seen) => seen.zoom);
  const fitting = useFitting(map, size, wanted === 0);
  useEffect(() => {
    if (wanted === 0 && session.seen.fits !== fitting) session.look({ fits: fitting });
  }, [session, wanted, fitting]);
  const zoom = wanted === 0 ? fitting : wanted;
  const now = useRef(zoom);
  const anchor = useRef<{ readonly x: number; readonly y: number; readonly from: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const area = window.current;
    now.current = zoom;
    const held = anchor.current;
    anchor.current = undefined;
    if (area === null || held === undefined) return;
    const by = zoom / held.from;
    area.scrollLeft = (area.scrollLeft + held.x) * by - held.x;
    area.scrollTop = (area.scrollTop + held.y) * by - held.y;
  }, [zoom, window]);
  useEffect(() => {
    const area = window.current;
    if (area === null) return undefined;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const to = within(now.current * Math.exp(-event.deltaY * SPEED));
      const { left, top } = area.getBoundingClientRect();
      anchor.current = { x: event.clientX - left, y: event.clientY - top, from: now.current };
      session.look({ zoom: to });
    };
    area.addEventListener("wheel", wheel, { passive: false });
    return () => area.removeEventListener("wheel", wheel);
  }, [window, session]);
  return zoom;
}

export function within(zoom: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, Math.round(zoom * 100) / 100));
}

/** The zoom at which the whole map is in sight. */
function useFitting(map: RefObject<HTMLElement | null>, { width, height }: Size, isWanted: boolean): number {
  const [fitting, setFitting] = useState(1);
  useLayoutEffect(() => {
    const element = map.current;
    if (!isWanted || element === null || width === 0) return undefined;
    const measure = () => {
      const shown = Number(element.style.zoom) || 1;
      const content = element.lastElementChild;
      if (content === null) return;
      const { width: wide, top } = element.getBoundingClientRect();
      const high = content.getBoundingClientRect().bottom - top;
      setFitting(within(Math.min(1, width / (wide / shown), height / (high / shown))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [map, width, height, isWanted]);
  return fitting;
}
