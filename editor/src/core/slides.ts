/** A map as it is presented: all of it first, then stage by stage. */

import type { Document } from "./document.ts";
import type { RecordId } from "./ids.ts";

export interface Slide {
  /** "" is the whole map. */
  readonly stage: RecordId | "";
  readonly title: string;
  /** From 1; 0 is the whole map. */
  readonly number: number;
}

export function slidesOf(document: Document): readonly Slide[] {
  const stages = document.stages.map(({ id, title }, n) => ({ stage: id, title, number: n + 1 }));
  return [{ stage: "", title: document.head.title, number: 0 }, ...stages];
}
