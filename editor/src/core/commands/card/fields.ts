/** What a card has besides its words. */

import { set } from "../../edits.ts";
import type { Kind, RecordId } from "../../ids.ts";
import { type Command, command } from "../command.ts";
import { fieldCommand } from "../fields.ts";
import { chosen, written } from "../scene.ts";
import { keysFor } from "../seating.ts";

const card = { group: "card", type: "card" } as const;

export const setIcon = fieldCommand({ ...card, id: "card.set-icon", field: "icon", icon: "smile" });
export const setPersona = fieldCommand({ ...card, id: "card.set-persona", field: "persona", icon: "user" });
export const setSeverity = fieldCommand({ ...card, id: "card.set-severity", field: "severity", icon: "flame" });
export const setScore = fieldCommand({ ...card, id: "card.set-score", field: "score", icon: "gauge" });
export const setPriority = fieldCommand({ ...card, id: "card.set-priority", field: "priority", icon: "star" });
export const setTags = fieldCommand({ ...card, id: "card.set-tags", field: "tags", icon: "tags" });
export const setBasis = fieldCommand({ ...card, id: "card.set-basis", field: "basis", icon: "ruler" });

export const setOnline = fieldCommand({ ...card, id: "card.set-online", field: "online", icon: "wifi" });
export const setChannel = fieldCommand({ ...card, id: "card.set-channel", field: "channel", icon: "radio-tower" });

interface Picture {
  readonly ids?: readonly RecordId[];
  /** The path of a picture that is kept already; "" takes it away. */
  readonly image: string;
  /** What it shows, for those who cannot see it. */
  readonly alt?: string;
}

export const setImage: Command<Picture> = command({
  id: "card.set-image",
  group: "card",
  needs: "content",
  icon: "image",
  run: (scene, { ids, image, alt }) => ({
    edits: chosen(scene, "card", ids).flatMap((one) => [
      ...written(one, "image", image),
      ...(image === "" || alt !== undefined ? written(one, "alt", image === "" ? "" : (alt ?? "")) : []),
    ]),
  }),
});

/** Makes cards something else, where they stand; they keep everything that they have. */
export const setKind: Command<{ readonly ids?: readonly RecordId[]; readonly value: Kind }> = command({
  id: "card.set-kind",
  group: "card",
  needs: "content",
  icon: "shapes",
  run: (scene, { ids, value: kind }) => {
    const benches = new Map<RecordId, ReturnType<typeof chosen<"card">>>();
    for (const one of chosen(scene, "card", ids)) {
      if (one.at.kind !== kind) benches.set(one.at.on, [...(benches.get(one.at.on) ?? []), one]);
    }
    const edits = [...benches].flatMap(([on, cards]) => {
      const keys = keysFor(scene.document, { on, type: "card", kind }, {}, cards.length);
      return cards.map((one, n) => set(one, "at", { ...one.at, kind, order: keys[n] ?? one.at.order }));
    });
    return { edits };
  },
});
