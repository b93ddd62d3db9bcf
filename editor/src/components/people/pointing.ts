/** Where somebody points, told by what is under the pointer: right in any zoom, scroll and direction of reading, and in
 * another lens as long as that shows the same thing. */

import type { Point } from "../../core/session/company.ts";

/** What a point can be told by: a record that is drawn, or a cell, heading or label. */
const ANCHORS = "[data-record], [data-row]";

export function pointAt(target: Element, x: number, y: number): Point | undefined {
  const anchor = target.closest<HTMLElement>(ANCHORS);
  if (anchor === null) return undefined;
  const { left, top, width, height } = anchor.getBoundingClientRect();
  if (width === 0 || height === 0) return undefined;
  const across = (x - left) / width;
  return { at: nameOf(anchor), x: isFromRight(anchor) ? 1 - across : across, y: (y - top) / height };
}

/** Where on the screen a point is; undefined where what it is in is not shown. */
export function placeOf(map: Element, { at, x, y }: Point): { readonly x: number; readonly y: number } | undefined {
  const anchor = anchorOf(map, at);
  if (anchor === null) return undefined;
  const { left, top, width, height } = anchor.getBoundingClientRect();
  return { x: left + width * (isFromRight(anchor) ? 1 - x : x), y: top + height * y };
}

function nameOf(anchor: HTMLElement): string {
  const { record, row = "", column = "" } = anchor.dataset;
  return record ?? `${row} ${column}`;
}

function anchorOf(map: Element, at: string): HTMLElement | null {
  const [row = "", column] = at.split(" ");
  if (column === undefined) return map.querySelector<HTMLElement>(`[data-record="${CSS.escape(row)}"]`);
  const cell = `[data-row="${CSS.escape(row)}"][data-column="${CSS.escape(column)}"]`;
  return map.querySelector<HTMLElement>(cell);
}

function isFromRight(element: Element): boolean {
  return getComputedStyle(element).direction === "rtl";
}
