/** Keeps the browser's focus where the keyboard is on the map, also when a card moves because somebody else moved it. */

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { spotOf } from "../../core/commands/stops.ts";
import { MAP } from "../../core/ids.ts";
import type { Cursor } from "../../core/session/seen.ts";
import type { Session } from "../../core/session/session.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { elementAt, recordAt, spotAt } from "./spots.ts";

export function useCursorFocus(map: RefObject<HTMLElement | null>): void {
  const session = useSession();
  const cursor = useSeen((seen) => seen.cursor);
  const isTyping = useSeen((seen) => seen.typing !== undefined);
  const isHere = useRef(false);
  useEffect(() => {
    const element = map.current;
    if (element === null) return undefined;
    const into = ({ target }: FocusEvent) => {
      isHere.current = true;
      if (target instanceof Element) follow(session, element, target);
    };
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node && element.contains(target))) isHere.current = false;
    };
    element.addEventListener("focusin", into);
    document.addEventListener("focusin", outside);
    document.addEventListener("pointerdown", outside);
    return () => {
      element.removeEventListener("focusin", into);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("pointerdown", outside);
    };
  }, [map, session]);
  useEffect(() => session.watch("document", () => keepUp(session)), [session]);
  useLayoutEffect(() => {
    if (!isHere.current || isTyping || cursor === undefined || map.current === null) return;
    const element = elementAt(map.current, cursor);
    if (element === undefined || element === document.activeElement) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

/** Where the focus came to is where the keyboard is. */
function follow(session: Session, map: HTMLElement, target: Element): void {
  if (session.seen.typing !== undefined) return;
  const spot = spotAt(target);
  if (spot === undefined) {
    if (target === map && session.seen.cursor === undefined) session.look({ cursor: firstSpot(map) });
    followStrip(session, target);
    return;
  }
  const item = target === spot.element ? undefined : recordAt(target);
  const cursor: Cursor = item === undefined ? spot.cursor : { ...spot.cursor, item };
  if (!same(session.seen.cursor, cursor)) session.look({ cursor });
}

/** A card that reaches over several columns stands in a strip of its own, and still belongs to the cell it begins in. */
function followStrip(session: Session, target: Element): void {
  const item = recordAt(target);
  const spot = item && spotOf(session.scene, item);
  if (item === undefined || spot === undefined) return;
  const cursor: Cursor = { ...spot, item };
  if (!same(session.seen.cursor, cursor)) session.look({ cursor });
}

function firstSpot(map: HTMLElement): Cursor | undefined {
  const first = map.querySelector("[data-row]");
  return first === null ? undefined : spotAt(first)?.cursor;
}

/** The keyboard goes along with a card that moved, and stays in the cell of one that is gone. */
function keepUp(session: Session): void {
  const { cursor, typing } = session.seen;
  if (cursor?.item === undefined || typing !== undefined) return;
  if (session.record(cursor.item) === undefined) {
    const { row, column } = cursor;
    session.look({
      cursor: column === "lane" || column === MAP || session.record(column) ? { row, column } : undefined,
    });
    return;
  }
  const spot = spotOf(session.scene, cursor.item);
  if (spot === undefined) return;
  const now: Cursor = { ...spot, item: cursor.item };
  if (!same(cursor, now)) session.look({ cursor: now });
}

function same(a: Cursor | undefined, b: Cursor): boolean {
  return a?.row === b.row && a.column === b.column && a.item === b.item;
}
