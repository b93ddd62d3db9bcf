/** Which columns of the map a place or a card covers. */

import type { Document } from "../document.ts";
import { MAP, type RecordId } from "../ids.ts";
import { isA, placeOf, type RecordOf } from "../records.ts";
import type { Frame } from "../view.ts";

/** First and last column, from 0. */
export interface Extent {
  readonly first: number;
  readonly last: number;
}

/** Answers for one frame of one document. */
export class Reach {
  private readonly document: Document;
  private readonly index: ReadonlyMap<RecordId | "", number>;
  readonly last: number;

  constructor(document: Document, frame: Frame) {
    this.document = document;
    this.index = new Map(frame.columns.map((column, n) => [column.place, n]));
    this.last = Math.max(0, frame.columns.length - 1);
  }

  /** Which column a place is, where it is one. */
  column(place: RecordId): number | undefined {
    return this.index.get(place);
  }

  ofCard(card: RecordOf<"card">, place: RecordId): Extent {
    const { first, last } = this.ofPlace(place);
    if (card.at.to === "" || this.document.get(card.at.to) === undefined) return { first, last };
    const other = this.ofPlace(card.at.to);
    return { first: Math.min(first, other.first), last: Math.max(last, other.last) };
  }

  /** The columns of the map, of a stage or of a step; those of its stage where steps have none of their own. */
  ofPlace(place: RecordId): Extent {
    const whole = { first: 0, last: this.last };
    const own = this.index.get(place);
    if (own !== undefined) return { first: own, last: own };
    if (place === MAP) return whole;
    const record = this.document.get(place);
    if (isA(record, "stage")) return this.ofSteps(place) ?? whole;
    const above = record && this.index.get(placeOf(record)?.on ?? MAP);
    return above === undefined ? whole : { first: above, last: above };
  }

  private ofSteps(stage: RecordId): Extent | undefined {
    const columns = this.document.steps(stage).flatMap(({ id }) => this.index.get(id) ?? []);
    return columns.length === 0 ? undefined : { first: Math.min(...columns), last: Math.max(...columns) };
  }
}
