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

/** Answers for one frame of one document; what lies under none of its columns has no extent. */
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

  ofCard(card: RecordOf<"card">, place: RecordId): Extent | undefined {
    const own = this.ofPlace(place);
    const other = card.at.to === "" ? undefined : this.ofPlace(card.at.to);
    if (own === undefined || other === undefined) return own ?? other;
    return { first: Math.min(own.first, other.first), last: Math.max(own.last, other.last) };
  }

  /** The columns of the map, of a stage or of a step; those of its stage where steps have none of their own. */
  ofPlace(place: RecordId): Extent | undefined {
    const own = this.index.get(place);
    if (own !== undefined) return { first: own, last: own };
    if (place === MAP) return { first: 0, last: this.last };
    const record = this.document.get(place);
    if (isA(record, "stage")) return this.ofSteps(place);
    const above = record && this.index.get(placeOf(record)?.on ?? MAP);
    return above === undefined ? undefined : { first: above, last: above };
  }

  private ofSteps(stage: RecordId): Extent | undefined {
    const columns = this.document.steps(stage).flatMap(({ id }) => this.index.get(id) ?? []);
    return columns.length === 0 ? undefined : { first: Math.min(...columns), last: Math.max(...columns) };
  }
}
