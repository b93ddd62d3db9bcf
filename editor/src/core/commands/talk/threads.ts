/** Talk about the map: threads pinned to records, and what is said in them.  The server stamps author and time. */

import { type Edit, put, remove } from "../../edits.ts";
import { MAP, type RecordId } from "../../ids.ts";
import { isA, make, type RecordOf } from "../../records.ts";
import { LIMITS } from "../../schema.gen.ts";
import { type Command, command, NOTHING, type Scene } from "../command.ts";
import { written } from "../scene.ts";
import { AT_END, keyFor } from "../seating.ts";
import { isBlank, tidy } from "../text/words.ts";

interface Add {
  /** What it is about; the whole map where nothing is named. */
  readonly on?: RecordId;
  /** Without words the panel opens, to write them. */
  readonly text?: string;
}

/** Begins a conversation about a record. */
export const addThread: Command<Add> = command({
  id: "thread.add",
  group: "talk",
  needs: "talk",
  icon: "message-square-plus",
  shortcuts: ["c"],
  inPalette: true,
  run: (scene, { on = aboutWhat(scene), text }) => {
    if (scene.document.get(on) === undefined) return NOTHING;
    if (text === undefined) return { seen: { panel: "comments", topic: on } };
    if (isBlank(text)) return NOTHING;
    const order = keyFor(scene.document, { on, type: "thread" }, AT_END);
    const thread = make("thread", scene.newId(), { at: { on, order, kind: "", to: "" } });
    return {
      edits: [put(thread), put(comment(scene, thread.id, text))],
      seen: { panel: "comments", topic: thread.id },
    };
  },
});

/** What is selected, else what the keyboard is on, else the whole map. */
function aboutWhat({ seen, document }: Scene): RecordId {
  const column = seen.cursor?.column === "lane" ? undefined : seen.cursor?.column;
  const ids = [...seen.selection, seen.cursor?.item, column];
  return ids.find((id) => id !== undefined && document.get(id) !== undefined) ?? MAP;
}

function comment(scene: Scene, thread: RecordId, text: string): RecordOf<"comment"> {
  const order = keyFor(scene.document, { on: thread, type: "comment" }, AT_END);
  const words = tidy(text.trim(), LIMITS.text);
  return make("comment", scene.newId(), {
    at: { on: thread, order, kind: "", to: "" },
    text: words,
    author: scene.person,
  });
}

/** Says something in a thread, which opens again where it was settled. */
export const reply: Command<{ readonly thread: RecordId; readonly text: string }> = command({
  id: "thread.reply",
  group: "talk",
  needs: "talk",
  icon: "reply",
  run: (scene, { thread: id, text }) => {
    const thread = scene.document.get(id);
    if (!isA(thread, "thread") || isBlank(text)) return NOTHING;
    return { edits: [put(comment(scene, id, text)), ...written(thread, "resolved", false)] };
  },
});

export const editComment: Command<{ readonly id: RecordId; readonly text: string }> = command({
  id: "comment.edit",
  group: "talk",
  needs: "talk",
  icon: "pencil",
  run: (scene, { id, text }) => {
    const said = own(scene, id);
    return said === undefined || isBlank(text)
      ? NOTHING
      : { edits: written(said, "text", tidy(text.trim(), LIMITS.text)) };
  },
});

/** Takes back what one said; a thread in which nothing is left goes too. */
export const deleteComment: Command<{ readonly id: RecordId }> = command({
  id: "comment.delete",
  group: "talk",
  needs: "talk",
  icon: "trash-2",
  run: (scene, { id }) => {
    const said = own(scene, id);
    if (said === undefined) return NOTHING;
    const thread = scene.document.get(said.at.on);
    const isLast = scene.document.on(said.at.on, "comment").length === 1;
    const edits: Edit[] = [remove(id, said)];
    if (isLast && thread !== undefined) edits.push(remove(thread.id, thread));
    return { edits };
  },
});

function own({ document, person }: Scene, id: RecordId): RecordOf<"comment"> | undefined {
  const said = document.get(id);
  return isA(said, "comment") && said.author === person ? said : undefined;
}

export const resolve = settling("thread.resolve", "check", true);
export const reopen = settling("thread.reopen", "rotate-ccw", false);

function settling(id: string, icon: string, resolved: boolean): Command<{ readonly thread: RecordId }> {
  return command({
    id,
    group: "talk",
    needs: "talk",
    icon,
    run: ({ document }, { thread: named }) => {
      const thread = document.get(named);
      return isA(thread, "thread") ? { edits: written(thread, "resolved", resolved) } : NOTHING;
    },
  });
}
