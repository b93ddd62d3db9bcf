/** Lets a record have words of its own again. */

import { followed } from "../../following.ts";
import type { RecordId } from "../../ids.ts";
import { type Command, command, NOTHING } from "../command.ts";
import { untied } from "../links.ts";

/** Stops following what stands in another document; the words that are here now stay. */
export const unlink: Command<{ readonly id: RecordId }> = command({
  id: "record.unlink",
  group: "edit",
  needs: "content",
  icon: "unlink",
  run: (scene, { id }) => {
    const source = followed(scene.document, id);
    if (source === undefined) return NOTHING;
    return { edits: untied(scene.document, id, "follows", source.to), say: { key: "said.unlinked" } };
  },
});
