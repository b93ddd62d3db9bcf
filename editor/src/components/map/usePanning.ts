/** Moving the map under the window: with the space bar and the mouse, or with its middle button. */

import { type RefObject, useEffect } from "react";

export function usePanning(window: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = window.current;
    return area === null ? undefined : watchPanning(area);
  }, [window]);
}

function watchPanning(area: HTMLElement): () => void {
  let held = false;
  let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;
  const show = (panning: "ready" | "moving" | undefined) => {
    if (panning === undefined) delete area.dataset["panning"];
    else area.dataset["panning"] = panning;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== " " || !(event.target instanceof Element) || event.target.closest("textarea, input, button"))
      return;
    if (!area.contains(event.target) && event.target !== document.body) return;
    event.preventDefault();
    held = event.type === "keydown";
    if (from === undefined) show(held ? "ready" : undefined);
  };
  const down = (event: PointerEvent) => {
    if (!(event.button === 1 || (event.button === 0 && held))) return;
    event.preventDefault();
    event.stopPropagation();
    from = { x: event.clientX, y: event.clientY, left: area.scrollLeft, top: area.scrollTop };
    show("moving");
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (from === undefined) return;
    area.scrollTo(from.left + from.x - clientX, from.top + from.y - clientY);
  };
  const up = () => {
    if (from === undefined) return;
    from = undefined;
    show(held ? "ready" : undefined);
  };
  addEventListener("keydown", key);
  addEventListener("keyup", key);
  area.addEventListener("pointerdown", down, { capture: true });
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  return () => {
    removeEventListener("keydown", key);
    removeEventListener("keyup", key);
    area.removeEventListener("pointerdown", down, { capture: true });
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
  };
}
