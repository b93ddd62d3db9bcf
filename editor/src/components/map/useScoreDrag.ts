/** Dragging a point of a feeling curve up and down; written once, when it is let go. */

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { setScore } from "../../core/commands/feeling/score.ts";
import { type Chart, clamped, scoreAt } from "../../core/grid/chart.ts";
import type { RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import { scaleOf } from "./scale.ts";

/** A point that is being dragged: it lies there before anything is written. */
export interface Dragged {
  readonly card: RecordId;
  readonly score: number;
}

const STEP = 0.5;
const FINE = 0.1;
/** Px that a finger may tremble before it drags. */
const STILL = 3;

export function useScoreDrag(
  card: RecordId,
  score: number,
  chart: Chart,
  onDrag: (dragged: Dragged | undefined) => void,
) {
  const session = useSession();
  const from = useRef<{ readonly y: number; moved: boolean }>(undefined);
  const here = (event: PointerEvent<HTMLElement>) => {
    const area = event.currentTarget.closest<HTMLElement>("[data-cell]");
    if (area === null) return score;
    return scoreAt(chart, (event.clientY - area.getBoundingClientRect().top) / scaleOf(area));
  };
  const leave = () => {
    from.current = undefined;
    onDrag(undefined);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { y: event.clientY, moved: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      if (start === undefined || (!start.moved && Math.abs(event.clientY - start.y) < STILL)) return;
      start.moved = true;
      onDrag({ card, score: here(event) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (from.current?.moved === true) session.run(setScore, { id: card, score: here(event) });
      leave();
    },
    onPointerCancel: leave,
    onKeyDown: (event: KeyboardEvent) => {
      const to = keyed(event, score);
      if (event.key === "Escape" && from.current !== undefined) leave();
      else if (to === undefined) return;
      else session.run(setScore, { id: card, score: to, turn: `score ${card}` });
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** The score that a key asks for: up and down by halves, with Shift by tenths. */
function keyed({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, score: number): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const by = shiftKey ? FINE : STEP;
  const rounded = (to: number) => clamped(Math.round(to * 10) / 10);
  if (key === "ArrowUp") return rounded(score + by);
  return key === "ArrowDown" ? rounded(score - by) : undefined;
}
