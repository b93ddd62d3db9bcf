/** What every part of the map needs to know of the whole: where columns stand, who travels, which sources there are. */

import { createContext, useContext } from "react";
import type { Columns } from "../../core/grid/columns.ts";
import type { RecordId } from "../../core/ids.ts";

export interface Traveller {
  readonly id: RecordId;
  readonly name: string;
  /** As CSS takes it. */
  readonly colour: string;
  readonly letter: string;
}

export interface Geometry {
  readonly columns: Columns;
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

/** The colour of somebody's curve; a quiet one for nobody in particular. */
export function colourOf(travellers: ReadonlyMap<string, { readonly colour: string }>, persona: string): string {
  return travellers.get(persona)?.colour ?? "var(--muted)";
}
