/** How one lane is laid out: a cell under every column, and above them what stands on a stage, on the whole map or spans
 * several columns. */

import type { Document } from "../document.ts";
import type { Slot } from "../framework.ts";
import { MAP, type RecordId } from "../ids.ts";
import { isA } from "../records.ts";
import type { Frame } from "../view.ts";
import type { Extent, Reach } from "./reach.ts";

/** A strip over several columns: all that stands at one place, or one card that spans. */
export interface Wide extends Extent {
  readonly place: RecordId;
  /** The card that spans; "" where it is the cell of the place. */
  readonly card: RecordId | "";
  /** In which row above the cells it lies, from 0; wide ones lie on top. */
  readonly track: number;
}

export interface Arrangement {
  readonly wide: readonly Wide[];
  /** How many rows of strips lie over each column, so that its cell begins below them. */
  readonly below: readonly number[];
}

type CellOf = (place: RecordId) => readonly RecordId[];

/** Whether a card is drawn by itself because it goes on to another place. */
export function spans(document: Document, id: RecordId): boolean {
  const card = document.get(id);
  return isA(card, "card") && card.at.to !== "";
}

export function arranged(document: Document, frame: Frame, reach: Reach, slot: Slot, cellOf: CellOf): Arrangement {
  const found = placesOf(document, frame, reach).flatMap((place) => {
    const ids = cellOf(place);
    const whole = wholeStrip(document, reach, slot, place, ids);
    return [...whole, ...ids.flatMap((id) => ownStrip(document, reach, place, id))];
  });
  return stacked(found, Math.max(1, frame.columns.length));
}

type Strip = Omit<Wide, "track">;

/** The cell of a place that is no column, if anything stands there or is asked for. */
function wholeStrip(document: Document, reach: Reach, slot: Slot, place: RecordId, ids: readonly RecordId[]): Strip[] {
  const extent = reach.column(place) === undefined ? reach.ofPlace(place) : undefined;
  if (extent === undefined) return [];
  const isThere = isAsked(document, slot, place) || ids.some((id) => !spans(document, id));
  return isThere ? [{ place, card: "", ...extent }] : [];
}

function ownStrip(document: Document, reach: Reach, place: RecordId, id: RecordId): Strip[] {
  const card = document.get(id);
  const extent = isA(card, "card") && card.at.to !== "" ? reach.ofCard(card, place) : undefined;
  return extent === undefined ? [] : [{ place, card: id, ...extent }];
}

/** The map, stages and steps: every place where something may stand. */
function placesOf(document: Document, frame: Frame, reach: Reach): RecordId[] {
  const stages = frame.groups.flatMap((group) => group.stages);
  const steps = frame.columns.flatMap(({ place }) => (place === "" || stages.includes(place) ? [] : [place]));
  const wide = stages.filter((stage) => document.get(stage) !== undefined);
  return [MAP, ...wide, ...steps.filter((step) => reach.column(step) !== undefined)];
}

/** Whether a lane asks for something at this place, so that there is a cell even while it is empty. */
function isAsked(document: Document, slot: Slot, place: RecordId): boolean {
  if (slot.level === "map") return place === MAP;
  return slot.level === "stage" && isA(document.get(place), "stage");
}

function stacked(found: readonly Strip[], columns: number): Arrangement {
  const below: number[] = Array.from({ length: columns }, () => 0);
  const inOrder = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const wide = inOrder.map((strip) => {
    const over = below.slice(strip.first, strip.last + 1);
    const track = Math.max(0, ...over);
    below.fill(track + 1, strip.first, strip.last + 1);
    return { ...strip, track };
  });
  return { wide, below };
}
