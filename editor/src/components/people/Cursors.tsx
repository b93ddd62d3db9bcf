import { useEffect, useRef } from "react";
import { usePeople } from "../../hooks/saving.ts";
import { useSession } from "../../hooks/session.ts";
import styles from "./Cursors.module.css";
import { placeOf } from "./pointing.ts";
import { usePointing } from "./usePointing.ts";

/** The map in the page, and the window through which one sees it. */
const MAP = "[role=grid]";

/** The pointers of the others, over the map and moving with it. */
export function Cursors() {
  const session = useSession();
  const people = usePeople();
  const layer = useRef<HTMLDivElement>(null);
  usePointing(MAP);
  const pointing = people.filter(({ point }) => point !== undefined);
  const isAnybody = pointing.length > 0;
  useEffect(() => {
    if (!isAnybody) return undefined;
    let frame = 0;
    const follow = () => {
      frame = requestAnimationFrame(follow);
      const map = document.querySelector(MAP);
      if (map === null || layer.current === null) return;
      const seen = map.parentElement?.getBoundingClientRect() ?? map.getBoundingClientRect();
      for (const pointer of layer.current.querySelectorAll<HTMLElement>("[data-who]")) {
        const point = session.company.people.find(({ who }) => who === pointer.dataset["who"])?.point;
        const place = point && placeOf(map, point);
        const isIn = place !== undefined && isInside(seen, place.x, place.y);
        pointer.hidden = !isIn;
        if (isIn) pointer.style.transform = `translate(${place.x}px, ${place.y}px)`;
      }
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [session, isAnybody]);
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true">
      {pointing.map(({ who, name, colour }) => (
        <span
          key={who}
          data-who={who}
          hidden
          className={styles.pointer}
          style={{ "--whose": `var(--persona-${colour})` }}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" className={styles.arrow} aria-hidden="true">
            <path d="M1 1l5.4 13.6 2-5.7 5.6-2.2z" />
          </svg>
          <bdi className={styles.name}>{name}</bdi>
        </span>
      ))}
    </div>
  );
}

function isInside({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
