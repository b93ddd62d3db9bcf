/** A step that is not in the document yet. */

import type { RecordId } from "../../ids.ts";
import { make, type RecordOf } from "../../records.ts";
import type { Scene } from "../command.ts";
import { keyFor, type Seat } from "../seating.ts";

export function newStep(scene: Scene, stage: RecordId, seat: Seat, title: string): RecordOf<"step"> {
  const order = keyFor(scene.document, { on: stage, type: "step" }, seat);
  return make("step", scene.newId(), { at: { on: stage, order, kind: "", to: "" }, title });
}
