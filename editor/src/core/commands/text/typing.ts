/** Typing on the map: from the first letter, which brings a new record into being, to the last.
 *
 * Nothing empty is ever put: no card and no title may be blank, and a card that nobody wrote on should not be seen by
 * others, nor be undone.  All keystrokes of one turn join into one change.
 */

import { type Edit, put, remove } from "../../edits.ts";
import { followed } from "../../following.ts";
import type { RecordId } from "../../ids.ts";
import { type AnyRecord, fieldOf, withField } from "../../records.ts";
import type { FieldName } from "../../schema.gen.ts";
import { specOf } from "../../schema.ts";
import type { Seen, Typing } from "../../session/seen.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { written } from "../scene.ts";
import { isBlank, tidy } from "./words.ts";

/** The field that one types in on the map, by type of record. */
const FIELDS: Readonly<Partial<Record<AnyRecord["record"], FieldName>>> = {
  card: "text",
  stage: "title",
  step: "title",
  persona: "name",
  source: "title",
  document: "title",
  comment: "text",
};

/** What is seen when somebody begins to type in a field of a record that is there, and has words of its own. */
export function typingIn(scene: Scene, id: RecordId, field?: FieldName): Partial<Seen> {
  const record = scene.document.get(id);
  const into = field ?? (record && FIELDS[record.record]);
  if (record === undefined || into === undefined || followed(scene.document, id) !== undefined) return {};
  const was = fieldOf(record, into);
  if (typeof was !== "string") return {};
  const all = record.record !== "card";
  return { typing: { id, field: into, all, was, turn: scene.newId(), fresh: [], blank: false } };
}

/** What is seen when somebody begins to type what is not there yet; the last of the records is typed in. */
export function typingFresh(scene: Scene, fresh: readonly AnyRecord[]): Partial<Seen> {
  const record = fresh.at(-1);
  const field = record && FIELDS[record.record];
  if (record === undefined || field === undefined) return {};
  return { typing: { id: record.id, field, was: "", turn: scene.newId(), fresh, blank: true } };
}

/** Begins to type in what is selected, or in a record that is named. */
export const startTyping: Command<{ readonly id?: RecordId; readonly field?: FieldName }> = command({
  id: "text.start",
  group: "text",
  needs: "content",
  icon: "pencil",
  shortcuts: ["F2"],
  inPalette: true,
  canRun: ({ seen }) => seen.selection.length > 0 || seen.cursor !== undefined,
  run: (scene, { id, field }) => {
    const { selection, cursor } = scene.seen;
    const column = cursor?.column === "lane" ? undefined : cursor?.column;
    const target = id ?? selection[0] ?? cursor?.item ?? column;
    return target === undefined ? NOTHING : { seen: typingIn(scene, target, field) };
  },
});

/** The text is now this; what others typed meanwhile is merged with it. */
export const type: Command<{ readonly text: string }> = command({
  id: "text.type",
  group: "text",
  needs: "content",
  canRun: isTyping,
  run: (scene, { text }) => {
    const { typing } = scene.seen;
    if (typing === undefined) return NOTHING;
    const words = tidy(text, limitOf(scene, typing));
    if (isBlank(words) && mustHaveWords(scene, typing)) return { seen: { typing: { ...typing, blank: true } } };
    if (typing.fresh.length > 0) return born(typing, words);
    const record = scene.document.get(typing.id);
    if (record === undefined) return { seen: { typing: undefined }, say: { key: "said.gone" } };
    const edits = written(record, typing.field, words);
    return { edits, joins: typing.turn, ...(typing.blank ? { seen: { typing: { ...typing, blank: false } } } : {}) };
  },
});

function born(typing: Typing, words: string): Outcome {
  const last = typing.fresh.length - 1;
  const edits = typing.fresh.map((record, n) => put(n === last ? withField(record, typing.field, words) : record));
  return { edits, joins: typing.turn, seen: { typing: { ...typing, fresh: [], blank: false } } };
}

/** Ends typing: a new record without a word vanishes, an old one gets its words back. */
export const endTyping: Command = command({
  id: "text.end",
  group: "text",
  needs: "content",
  shortcuts: ["Escape", "Mod+Enter"],
  modes: ["typing"],
  canRun: isTyping,
  run: ended,
});

export function ended(scene: Scene): Outcome {
  const { typing, cursor } = scene.seen;
  if (typing === undefined) return NOTHING;
  const record = scene.document.get(typing.id);
  const edits: Edit[] = [];
  if (record !== undefined && typing.blank) {
    edits.push(...(typing.was === "" ? [remove(typing.id, record)] : written(record, typing.field, typing.was)));
  }
  const stays = record !== undefined && !(typing.blank && typing.was === "");
  return {
    edits,
    joins: typing.turn,
    seen: {
      typing: undefined,
      selection: stays ? [typing.id] : [],
      ...(cursor === undefined || isHead(cursor.row) ? {} : { cursor: atItem(cursor, stays ? typing.id : undefined) }),
    },
  };
}

function isHead(row: string): boolean {
  return row === "#stages" || row === "#steps";
}

function atItem({ row, column }: NonNullable<Seen["cursor"]>, item: RecordId | undefined): Seen["cursor"] {
  return item === undefined ? { row, column } : { row, column, item };
}

export function isTyping({ seen }: Scene): boolean {
  return seen.typing !== undefined;
}

function recordTyped({ document }: Scene, { id, fresh }: Typing): AnyRecord | undefined {
  return fresh.at(-1) ?? document.get(id);
}

function mustHaveWords(scene: Scene, typing: Typing): boolean {
  const record = recordTyped(scene, typing);
  return typing.fresh.length > 0 || (record !== undefined && specOf(record.record, typing.field)?.required === true);
}

function limitOf(scene: Scene, typing: Typing): number {
  const record = recordTyped(scene, typing);
  return (record && specOf(record.record, typing.field)?.limit) || 0;
}

/** Writes a text field of any record from a form; the keystrokes of one `turn` join.  A title keeps its last words. */
export const writeText: Command<{
  readonly id: RecordId;
  readonly field: FieldName;
  readonly text: string;
  readonly turn?: string;
}> = command({
  id: "text.write",
  group: "text",
  needs: "content",
  run: ({ document }, { id, field, text, turn = "" }) => {
    const record = document.get(id);
    const spec = record && specOf(record.record, field);
    if (record === undefined || spec?.type !== "text") return NOTHING;
    const words = tidy(text, spec.limit);
    if (spec.required && isBlank(words)) return NOTHING;
    return { edits: written(record, field, words), joins: turn };
  },
});
