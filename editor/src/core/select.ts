/** A part of a document as a document: zooming into a stage, one persona's map, a partial share.
 *
 * What is not selected goes as if it had been removed, so spans shrink, links to what is gone go, and the result is valid.
 */

import { apply } from "./apply.ts";
import type { Document } from "./document.ts";
import { change, remove } from "./edits.ts";
import { NotFound } from "./errors.ts";
import { baseKind, isKind, type RecordId } from "./ids.ts";
import { rebase } from "./rebase.ts";
import type { RecordOf } from "./records.ts";
import type { RecordType } from "./schema.gen.ts";

/** What to keep: stages, steps and personas by id, kinds (`pain` takes `pain.moment` as well), tags of cards.
 *
 * An empty part keeps everything.  Named steps bring their stage along; what stands on the whole map stays; a persona keeps
 * their own cards and those of nobody. */
export interface Selection {
  readonly stages: readonly RecordId[];
  readonly steps: readonly RecordId[];
  readonly personas: readonly RecordId[];
  readonly kinds: readonly string[];
  readonly tags: readonly string[];
}

export const EVERYTHING: Selection = { stages: [], steps: [], personas: [], kinds: [], tags: [] };

/** The selected part.  Throws `NotFound` for a stage, step, persona or kind that does not exist. */
export function select(document: Document, selection: Selection): Document {
  mustExist(document, selection);
  const ids = [...dropped(document, selection), ...people(document, selection), ...cards(document, selection)];
  if (ids.length === 0) return document;
  return apply(document, rebase(change(ids.map((id) => remove(id))), document).change);
}

function mustExist(document: Document, { stages, steps, personas, kinds }: Selection): void {
  mustBe(document, "stage", stages);
  mustBe(document, "step", steps);
  mustBe(document, "persona", personas);
  const unknown = kinds.find((kind) => !isKind(kind));
  if (unknown !== undefined) throw new NotFound(`${JSON.stringify(unknown)} is no kind of card`);
}

function mustBe(document: Document, type: RecordType, ids: readonly RecordId[]): void {
  const missing = ids.find((id) => document.get(id)?.record !== type);
  if (missing !== undefined) throw new NotFound(`there is no ${type} ${missing}`);
}

/** The stages and steps that are left out; the steps of a stage go with it. */
export function dropped(document: Document, { stages, steps }: Selection): RecordId[] {
  if (stages.length === 0 && steps.length === 0) return [];
  return document.stages.flatMap((stage) => {
    const own = document.steps(stage.id).map((step) => step.id);
    if (own.some((id) => steps.includes(id))) return own.filter((id) => !steps.includes(id));
    return stages.includes(stage.id) ? [] : [stage.id];
  });
}

function people(document: Document, { personas }: Selection): RecordId[] {
  if (personas.length === 0) return [];
  const others = document.of("persona").filter((persona) => !personas.includes(persona.id));
  return others.map((persona) => persona.id);
}

function cards(document: Document, selection: Selection): RecordId[] {
  const others = document.of("card").filter((card) => !isSelected(card, selection));
  return others.map((card) => card.id);
}

/** Whether a card is kept, as far as it says itself. */
export function isSelected({ at, tags, persona }: RecordOf<"card">, selection: Selection): boolean {
  const known = selection.kinds.length === 0 || [at.kind, baseKind(at.kind)].some((k) => selection.kinds.includes(k));
  const tagged = selection.tags.length === 0 || tags.some((tag) => selection.tags.includes(tag));
  const theirs = selection.personas.length === 0 || selection.personas.some((id) => id === persona);
  return known && tagged && (theirs || persona === "");
}
