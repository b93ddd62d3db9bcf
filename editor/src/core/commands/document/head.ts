/** What is said of the whole map; its words are written with `text.write`. */

import { MAP } from "../../ids.ts";
import type { RecordOf } from "../../records.ts";
import type { FieldName } from "../../schema.gen.ts";
import type { Value } from "../../values.ts";
import { type Command, command } from "../command.ts";
import { written } from "../scene.ts";

type Head = RecordOf<"document">;

function headCommand<F extends FieldName & keyof Head>(
  id: string,
  field: F,
  icon: string,
): Command<{ readonly value: Head[F] & Value; readonly turn?: string }> {
  return command({
    id,
    group: "document",
    needs: "content",
    icon,
    run: ({ document }, { value, turn = "" }) => ({ edits: written(document.head, field, value), joins: turn }),
  });
}

export const setState = headCommand("document.set-state", "state", "milestone");
export const setMapTags = headCommand("document.set-tags", "tags", "tags");
export const setFacts = headCommand("document.set-facts", "facts", "list");
export const setTheme = headCommand("document.set-theme", "theme", "palette");
/** The framework that everybody's map opens with. */
export const setFramework = headCommand("document.set-framework", "framework", "layout-template");

/** Begins to type the title of the map. */
export const rename: Command = command({
  id: "document.rename",
  group: "document",
  needs: "content",
  icon: "pencil",
  inPalette: true,
  run: ({ document, newId }) => {
    const was = document.head.title;
    return { seen: { typing: { id: MAP, field: "title", all: true, was, turn: newId(), fresh: [], blank: false } } };
  },
});
