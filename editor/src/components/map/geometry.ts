/** What every part of the map needs to know of the whole: where columns stand, who travels, which sources there are. */

import { createContext, useContext } from "react";
import type { Bounds, Columns } from "../../core/grid/columns.ts";
import type { RecordId, SlotId } from "../../core/ids.ts";
import type { Frame } from "../../core/view.ts";

export interface Traveller {
  readonly id: RecordId;
  readonly name: string;
  /** As CSS takes it. */
  readonly colour: string;
  readonly letter: string;
}

export interface Geometry {
  /** The frame as it is shown: without the stages that one has zoomed away from. */
  readonly frame: Frame;
  readonly columns: Columns;
  /** Px for all columns, and the bounds of one of width 1. */
  readonly room: number;
  readonly bounds: Bounds;
  /** Width of the labels at the side; 0 where labels stand above their lanes. */
  readonly label: number;
  readonly travellers: ReadonlyMap<RecordId, Traveller>;
  /** The number of each source, as superscripts show it. */
  readonly sources: ReadonlyMap<RecordId, number>;
}

export const GeometryContext = createContext<Geometry | undefined>(undefined);

export function useGeometry(): Geometry {
  const geometry = useContext(GeometryContext);
  if (geometry === undefined) throw new Error("this stands on no map");
  return geometry;
}

/** How many columns have their cells already: of a large map at first those that the window can show. */
export const DrawnContext = createContext(Number.POSITIVE_INFINITY);

/** A column whose edge is held: it is so wide before anything is written. */
export interface Pulled {
  readonly place: RecordId;
  readonly width: number;
}

export const PullContext = createContext<(pulled: Pulled | undefined) => void>(() => undefined);

/** The colour of somebody's curve; a quiet one for nobody in particular. */
export function colourOf(travellers: ReadonlyMap<string, { readonly colour: string }>, persona: string): string {
  return travellers.get(persona)?.colour ?? "var(--muted)";
}

/** A lane whose lower edge is held. */
export interface PulledLane {
  readonly slot: SlotId;
  readonly height: number;
}

export const LanePullContext = createContext<(pulled: PulledLane | undefined) => void>(() => undefined);
