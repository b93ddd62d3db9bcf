import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import styles from "./Pull.module.css";
import { scaleOf } from "./scale.ts";

interface Props {
  readonly label: string;
  /** Whether it lies at the end of a column, or below a lane. */
  readonly side: "end" | "below";
  /** What is held, in px of natural size, while it is pulled; and once it is let go. */
  readonly onPull: (px: number | undefined) => void;
  readonly onDone: (px: number) => void;
}

/** The edge of a column or lane, to be pulled wider or higher.  The keyboard has + and − on the heading for the same. */
export function Pull({ label, side, onPull, onDone }: Props) {
  const from = useRef<{ readonly at: number; readonly size: number; readonly scale: number; readonly back: number }>(
    undefined,
  );
  const sizeAt = ({ clientX, clientY }: PointerEvent) => {
    const start = from.current;
    if (start === undefined) return 0;
    const by = ((side === "end" ? clientX : clientY) - start.at) * start.back;
    return Math.max(24, start.size + by / start.scale);
  };
  return (
    <div
      className={side === "end" ? styles.end : styles.below}
      role="separator"
      aria-label={label}
      aria-orientation={side === "end" ? "vertical" : "horizontal"}
      onPointerDown={(event) => {
        const heading = event.currentTarget.parentElement;
        if (heading === null || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.stopPropagation();
        const isRtl = side === "end" && getComputedStyle(heading).direction === "rtl";
        const size = side === "end" ? heading.offsetWidth : heading.offsetHeight;
        const at = side === "end" ? event.clientX : event.clientY;
        from.current = { at, size, scale: scaleOf(heading), back: isRtl ? -1 : 1 };
      }}
      onPointerMove={(event) => from.current && onPull(sizeAt(event))}
      onPointerUp={(event) => {
        if (from.current !== undefined) onDone(sizeAt(event));
        from.current = undefined;
      }}
      onPointerCancel={() => {
        from.current = undefined;
        onPull(undefined);
      }}
      onMouseDown={(event) => event.preventDefault()} // or the heading itself would be dragged
    />
  );
}

/** How much a key on a heading asks for: one step more or less. */
export function stepOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): -1 | 0 | 1 {
  if (ctrlKey || metaKey || altKey) return 0;
  return key === "+" ? 1 : key === "-" || key === "−" ? -1 : 0;
}
