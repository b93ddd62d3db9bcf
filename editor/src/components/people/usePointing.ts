/** Tells the others where the pointer is on the map, until it leaves the map or is still. */

import { useEffect } from "react";
import { useSession } from "../../hooks/session.ts";
import { pointAt } from "./pointing.ts";

const STILL = 5000; // ms after which nobody is shown a pointer any more

export function usePointing(map: string): void {
  const { company } = useSession();
  useEffect(() => {
    let timer = 0;
    let isShown = false;
    const hide = () => {
      clearTimeout(timer);
      if (isShown) company.point();
      isShown = false;
    };
    const move = ({ target, clientX, clientY, pointerType }: PointerEvent) => {
      const point =
        pointerType !== "touch" && target instanceof Element && target.closest(map) !== null
          ? pointAt(target, clientX, clientY)
          : undefined;
      if (point === undefined) return hide();
      clearTimeout(timer);
      timer = window.setTimeout(hide, STILL);
      isShown = true;
      company.point(point);
    };
    window.addEventListener("pointermove", move, { passive: true });
    document.documentElement.addEventListener("pointerleave", hide);
    window.addEventListener("blur", hide);
    return () => {
      window.removeEventListener("pointermove", move);
      document.documentElement.removeEventListener("pointerleave", hide);
      window.removeEventListener("blur", hide);
      hide();
    };
  }, [company, map]);
}
