/** Finds in the page what the core knows by its id, and the other way round. */

import { isPlainId, MAP, type RecordId, slotId } from "../../core/ids.ts";
import type { Cursor } from "../../core/session/seen.ts";

/** The record that something on the map belongs to. */
export function recordAt(target: Element): RecordId | undefined {
  const id = target.closest<HTMLElement>("[data-record]")?.dataset["record"] ?? "";
  return isPlainId(id) ? id : undefined;
}

/** The card, step or persona in a cell that an element belongs to, with its element. */
export function itemAt(target: Element): { readonly id: RecordId; readonly element: HTMLElement } | undefined {
  const holder = target.closest<HTMLElement>("[data-item]");
  const element = holder?.querySelector<HTMLElement>("[data-record]");
  const id = element?.dataset["record"] ?? "";
  return element && isPlainId(id) ? { id, element } : undefined;
}

/** The heading, label or cell that an element belongs to. */
export function spotAt(target: Element): { readonly cursor: Cursor; readonly element: HTMLElement } | undefined {
  const element = target.closest<HTMLElement>("[data-row]");
  if (element === null) return undefined;
  const { row = "", column = "" } = element.dataset;
  const at = column === "lane" ? "lane" : placeNamed(column);
  if (at === undefined) return undefined;
  return { cursor: { row: rowNamed(row), column: at }, element };
}

export function placeNamed(word: string): RecordId | undefined {
  if (word === MAP) return MAP;
  return isPlainId(word) ? word : undefined;
}

function rowNamed(row: string): Cursor["row"] {
  if (row === "#stages" || row === "#steps") return row;
  return slotId(row);
}

/** The element where the keyboard is. */
export function elementAt(map: HTMLElement, { row, column, item }: Cursor): HTMLElement | undefined {
  const cell = map.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"][data-column="${CSS.escape(column)}"]`);
  const inside =
    item === undefined ? null : map.querySelector<HTMLElement>(`[data-record="${CSS.escape(item)}"][tabindex]`);
  return inside ?? cell ?? undefined;
}

/** The entries of a cell in the order in which they are drawn. */
export function itemsOf(cell: HTMLElement): { readonly id: RecordId; readonly element: HTMLElement }[] {
  return [...cell.querySelectorAll<HTMLElement>("[data-item]")].flatMap((holder) => itemAt(holder) ?? []);
}
