/** What is dragged over the map, or onto it from elsewhere on the page such as the tray. */

import type { RecordId, SlotId } from "../../core/ids.ts";

export type Dragged =
  | { readonly what: "cards"; readonly ids: readonly RecordId[] }
  | { readonly what: "stage" | "step"; readonly id: RecordId }
  | { readonly what: "lane"; readonly slot: SlotId };

class Load {
  readonly dragged: Dragged;

  constructor(dragged: Dragged) {
    this.dragged = dragged;
  }
}

/** The data of a draggable element. */
export function loadOf(dragged: Dragged): Record<string, unknown> {
  return { load: new Load(dragged) };
}

/** What the data of a draggable element say; undefined for something that does not belong on a map. */
export function draggedIn(data: Record<string | symbol, unknown>): Dragged | undefined {
  const { load } = data;
  return load instanceof Load ? load.dragged : undefined;
}
