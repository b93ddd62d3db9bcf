/** A stage that is not in the document yet. */

import { MAP } from "../../ids.ts";
import { make, type RecordOf } from "../../records.ts";
import type { Scene } from "../command.ts";
import { keyFor, type Seat } from "../seating.ts";

export function newStage(scene: Scene, seat: Seat, title: string): RecordOf<"stage"> {
  const order = keyFor(scene.document, { on: MAP, type: "stage" }, seat);
  return make("stage", scene.newId(), { at: { on: MAP, order, kind: "", to: "" }, title });
}
