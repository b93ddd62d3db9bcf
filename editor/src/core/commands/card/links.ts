/** What a card answers, opens, follows or measures. */

import type { RecordId, Ref } from "../../ids.ts";
import { isLocal } from "../../ids.ts";
import { type Command, command } from "../command.ts";
import { isThere, type Relation, tied, untied } from "../links.ts";
import { oneChosen } from "../scene.ts";

interface Link {
  readonly id?: RecordId;
  readonly relation: Exclude<Relation, "next" | "evidence">;
  /** A record here, or something in another document. */
  readonly to: Ref;
  readonly text?: string;
}

export const linkCard: Command<Link> = command({
  id: "card.link",
  group: "card",
  needs: "content",
  icon: "link",
  run: (scene, { id, relation, to, text }) => {
    const card = oneChosen(scene, "card", id);
    const fits = !isLocal(to) || (isThere(scene.document, to) && to !== card?.id);
    return { edits: card === undefined || !fits ? [] : tied(scene.document, card.id, relation, to, text) };
  },
});

export const unlinkCard: Command<Omit<Link, "text">> = command({
  id: "card.unlink",
  group: "card",
  needs: "content",
  icon: "unlink",
  run: (scene, { id, relation, to }) => {
    const card = oneChosen(scene, "card", id);
    return { edits: card === undefined ? [] : untied(scene.document, card.id, relation, to) };
  },
});
