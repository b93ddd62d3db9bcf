/** The part of a map that one has zoomed into, by the same rules by which a part is taken out of it (`select.ts`): its
 * columns, and what of its cells is seen.  What has been removed meanwhile is no longer asked for. */

import type { Document } from "./document.ts";
import type { RecordId } from "./ids.ts";
import { type AnyRecord, isA } from "./records.ts";
import { dropped, isSelected, type Selection } from "./select.ts";
import type { Frame } from "./view.ts";

/** Whether anything but lanes is asked for. */
export function isFocused(focus: Selection): boolean {
  return PARTS.some((part) => focus[part].length > 0);
}

const PARTS = ["stages", "steps", "personas", "kinds", "tags"] as const;

/** The frame with the columns of that part alone; headings keep their numbers. */
export function focused(document: Document, frame: Frame, focus: Selection): Frame {
  const known = present(document, focus);
  if (known.stages.length === 0 && known.steps.length === 0) return frame;
  const out = new Set(dropped(document, known));
  const isShown = (place: RecordId | "") => place !== "" && !isOut(document, out, place);
  return { ...frame, columns: frame.columns.filter(({ place }) => isShown(place)) };
}

/** What of a cell is seen; the same list where all of it is. */
export function seenIn(document: Document, focus: Selection, ids: readonly RecordId[]): readonly RecordId[] {
  if (!isFocused(focus) || ids.length === 0) return ids;
  const known = present(document, focus);
  const out = new Set(dropped(document, known));
  const kept = ids.filter((id) => isSeen(document, known, out, document.get(id)));
  return kept.length === ids.length ? ids : kept;
}

function isSeen(document: Document, focus: Selection, out: ReadonlySet<RecordId>, record: AnyRecord | undefined) {
  if (isA(record, "card")) return isSelected(record, focus) && !isOut(document, out, record.at.on);
  if (isA(record, "persona")) return focus.personas.length === 0 || focus.personas.includes(record.id);
  return record === undefined || !isOut(document, out, record.id);
}

function isOut(document: Document, out: ReadonlySet<RecordId>, place: RecordId): boolean {
  const record = document.get(place);
  return out.has(place) || (isA(record, "step") && out.has(record.at.on));
}

function present(document: Document, focus: Selection): Selection {
  const isThere = (id: RecordId) => document.get(id) !== undefined;
  const { kinds, tags } = focus;
  const [stages, steps] = [focus.stages.filter(isThere), focus.steps.filter(isThere)];
  return { stages, steps, personas: focus.personas.filter(isThere), kinds, tags };
}
