/** Commands that write one field of whatever is selected. */

import type { RecordId } from "../ids.ts";
import { isA, type RecordOf } from "../records.ts";
import type { FieldName, RecordType } from "../schema.gen.ts";
import { specOf } from "../schema.ts";
import type { Value } from "../values.ts";
import { type Command, command, type Group, type Needs, type Scene } from "./command.ts";
import { chosen, isChosen, written } from "./scene.ts";

export interface Writing<V> {
  readonly ids?: readonly RecordId[];
  readonly value: V;
  /** Writes of one turn, such as those of a slider that is dragged, join into one change. */
  readonly turn?: string;
}

interface Told<T extends RecordType, F> {
  readonly id: string;
  readonly group: Group;
  readonly type: T;
  readonly field: F;
  readonly icon?: string;
  readonly needs?: Needs;
}

/** The command that writes `field` of the records of a type that are named or selected; numbers are kept in bounds. */
export function fieldCommand<T extends RecordType, F extends FieldName & keyof RecordOf<T>>({
  id,
  group,
  type,
  field,
  icon = "",
  needs = "content",
}: Told<T, F>): Command<Writing<RecordOf<T>[F] & Value>> {
  return command({
    id,
    group,
    needs,
    icon,
    canRun: () => true,
    run: (scene, { ids, value, turn = "" }) => {
      const edits = chosen(scene, type, ids).flatMap((record) => written(record, field, inBounds(type, field, value)));
      return { edits, joins: turn };
    },
  });
}

function inBounds(type: RecordType, field: FieldName, value: Value): Value {
  if (typeof value !== "number") return value;
  const { low = -Infinity, high = Infinity } = specOf(type, field) ?? {};
  return Math.min(high, Math.max(low, value));
}

interface Toggled<T extends RecordType, F> extends Told<T, F> {
  readonly shortcuts?: readonly string[];
}

/** The command that turns a flag on, or off where all that are selected have it. */
export function flagCommand<T extends RecordType, F extends FieldName & keyof RecordOf<T>>({
  id,
  group,
  type,
  field,
  icon = "",
  needs = "content",
  shortcuts = [],
}: Toggled<T, F>): Command<{ readonly ids?: readonly RecordId[]; readonly value?: boolean }> {
  return command({
    id,
    group,
    needs,
    icon,
    shortcuts,
    inPalette: true,
    canRun: isChosen(type),
    run: (scene: Scene, { ids, value }) => {
      const records = chosen(scene, type, ids);
      const on = value ?? !records.every((record) => isOn(record, type, field));
      return { edits: records.flatMap((record) => written(record, field, on)) };
    },
  });
}

function isOn<T extends RecordType>(record: RecordOf<T>, type: T, field: keyof RecordOf<T>): boolean {
  return isA(record, type) && record[field] === true;
}
