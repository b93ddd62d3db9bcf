/** Works out the geometry of the map, and gives the same object until something in it changes. */

import { useMemo, useRef } from "react";
import { columnsOf } from "../../core/grid/columns.ts";
import { letters } from "../../core/grid/looks.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import type { Session } from "../../core/session/session.ts";
import type { Column } from "../../core/view.ts";
import { useFrame, useSession, useTopic } from "../../hooks/session.ts";
import type { Geometry, Pulled, Traveller } from "./geometry.ts";

/** Up to this width labels stand above their lanes, and a column nearly fills the window. */
export const NARROW = 640;
const LABEL = 196;
const EDGE = 24;
/** What a narrow window shows of a column, so that one sees that there is a next one. */
const NEARLY_ALL = 0.86;
const BOUNDS = {
  steps: { least: 176, most: 460 },
  stages: { least: 220, most: 460 },
  roles: { least: 220, most: 460 },
};

export function useMapGeometry(width: number, pulled: Pulled | undefined): Geometry {
  const session = useSession();
  const frame = useFrame();
  const isNarrow = width <= NARROW;
  const label = isNarrow ? 0 : LABEL;
  const room = isNarrow ? 0 : width - label - EDGE;
  const unit = Math.floor(width * NEARLY_ALL);
  const usual = BOUNDS[session.framework.columns];
  const bounds = useStable(isNarrow ? { least: unit, most: unit } : usual);
  const columns = useStable(
    useMemo(() => {
      const widths = frame.columns.map((column) => ({ ...column, width: isNarrow ? 1 : widthOf(column, pulled) }));
      return columnsOf({ ...frame, columns: widths }, room, bounds);
    }, [frame, room, bounds, isNarrow, pulled]),
  );
  const travellers = useStable(useTopic("frame", travellersOf));
  const sources = useStable(useTopic(`in ${MAP}`, sourcesOf));
  return useMemo(
    () => ({ frame, columns, room, bounds, label, travellers, sources }),
    [frame, columns, room, bounds, label, travellers, sources],
  );
}

function widthOf({ place, width }: Column, pulled: Pulled | undefined): number {
  return pulled?.place === place ? pulled.width : width;
}

function useStable<T>(value: T): T {
  const kept = useRef({ value, told: told(value) });
  if (kept.current.value !== value) {
    const now = told(value);
    if (now !== kept.current.told) kept.current = { value, told: now };
  }
  return kept.current.value;
}

function told(value: unknown): string {
  return JSON.stringify(value instanceof Map ? [...value] : value);
}

const knownTravellers = new WeakMap<object, ReadonlyMap<RecordId, Traveller>>();

function travellersOf(session: Session): ReadonlyMap<RecordId, Traveller> {
  const { document } = session;
  const known = knownTravellers.get(session.frame);
  if (known !== undefined) return known;
  const personas = document.on(MAP, "persona");
  const short = letters(new Map(personas.map(({ id, name }) => [id, name || id])));
  const found = new Map(
    personas.map(({ id, name, colour }, n) => {
      const letter = short.get(id) ?? "";
      return [id, { id, name: name || id, colour: personaColour(colour, n), letter }] as const;
    }),
  );
  knownTravellers.set(session.frame, found);
  return found;
}

const PERSONA_COLOURS = ["blue", "terracotta", "green", "violet", "ochre", "rose", "teal", "ink"];

/** A persona's colour by its name, or else the n-th. */
export function personaColour(colour: string, n: number): string {
  const known = PERSONA_COLOURS.includes(colour) ? colour : PERSONA_COLOURS[n % PERSONA_COLOURS.length];
  return `var(--persona-${known})`;
}

const knownSources = new WeakMap<object, ReadonlyMap<RecordId, number>>();

function sourcesOf({ document }: Session): ReadonlyMap<RecordId, number> {
  const kinds = document.kindsOn(MAP, "source");
  const known = knownSources.get(kinds);
  if (known !== undefined) return known;
  const found = new Map(document.on(MAP, "source").map(({ id }, n) => [id, n + 1] as const));
  knownSources.set(kinds, found);
  return found;
}
