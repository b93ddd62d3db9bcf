/** What could not be carried out, with its words: nothing that somebody has typed goes without a trace. */

import { dependantsFirst } from "../closure.ts";
import type { Document } from "../document.ts";
import { type Change, change, type Edit, idOf, put } from "../edits.ts";
import type { RecordId } from "../ids.ts";
import type { Collision } from "../rebase.ts";
import { type AnyRecord, fieldOf, references, withField } from "../records.ts";
import { fieldsOf, specOf } from "../schema.ts";

/** A record that is no more, and whose doing that was. */
export interface Gone {
  readonly record: AnyRecord;
  readonly by: string;
}

export interface Loss {
  /** "gone": what it was about had been removed.  Otherwise the server's code: `forbidden`, `rejected`, … */
  readonly why: string;
  readonly message: string;
  readonly hint: string;
  /** What was wanted and did not happen. */
  readonly change: Change;
  /** The words in it. */
  readonly texts: readonly string[];
  /** Who removed what it was about, where that is known. */
  readonly by: string;
  /** What brings back what was removed, with those words; undefined where that cannot be known. */
  readonly restoring: Change | undefined;
}

/** What a refused change takes along. */
export function refused(wanted: Change, told: { code: string; message: string; hint: string }): Loss {
  const { code: why, message, hint } = told;
  return { why, message, hint, change: wanted, texts: textsIn(wanted.edits), by: "", restoring: undefined };
}

/** What was lost because what it was about is gone; undefined if that is nothing. */
export function lostIn(
  collisions: readonly Collision[],
  document: Document,
  gone: ReadonlyMap<RecordId, Gone>,
): Loss | undefined {
  const edits = collisions
    .filter(({ why, edit }) => why === "gone" && edit.edit !== "remove" && document.get(idOf(edit)) === undefined)
    .map(({ edit }) => edit);
  const [first] = edits;
  if (first === undefined) return undefined;
  const by = edits.map((edit) => gone.get(idOf(edit))?.by ?? "").find((name) => name !== "") ?? "";
  const lost = { why: "gone", message: "", hint: "", change: change(edits), texts: textsIn(edits), by };
  return { ...lost, restoring: restoring(edits, document, gone) };
}

function restoring(edits: readonly Edit[], document: Document, gone: ReadonlyMap<RecordId, Gone>): Change | undefined {
  const back = new Map<RecordId, AnyRecord>();
  for (const edit of edits) {
    const id = idOf(edit);
    const record = back.get(id) ?? (edit.edit === "put" ? edit.record : gone.get(id)?.record);
    if (record === undefined) return undefined;
    back.set(id, edit.edit === "set" ? withField(record, edit.field, edit.value) : record);
  }
  for (const record of back.values()) {
    for (const owner of goneOwners(record, gone)) if (document.get(owner.id) === undefined) withOwner(back, owner);
  }
  return change([...back.values()].sort((a, b) => dependantsFirst(b, a)).map(put));
}

/** What a record hangs on, of what is gone. */
function goneOwners(record: AnyRecord, gone: ReadonlyMap<RecordId, Gone>): AnyRecord[] {
  return references(record).flatMap(({ target, gone: rule }) => {
    const owner = rule === "cleared" ? undefined : gone.get(target)?.record;
    return owner === undefined ? [] : [owner];
  });
}

/** Puts an owner among what comes back, whose own owners are then looked for in turn. */
function withOwner(back: Map<RecordId, AnyRecord>, owner: AnyRecord): void {
  if (!back.has(owner.id)) back.set(owner.id, owner);
}

/** The words that somebody typed in these edits. */
function textsIn(edits: readonly Edit[]): string[] {
  return edits.flatMap((edit) => {
    if (edit.edit === "remove") return [];
    if (edit.edit === "put") {
      return [...fieldsOf(edit.record.record).keys()]
        .filter((field) => specOf(edit.record.record, field)?.merge === "text")
        .map((field) => fieldOf(edit.record, field))
        .filter(isText);
    }
    return isText(edit.value) ? [edit.value] : [];
  });
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
