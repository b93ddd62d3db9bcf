/** What commands cost that touch many cards at once: pasting lines, moving and duplicating cards, and taking it back.
 *
 *     npm run bench:commands
 */

import { COMMANDS } from "../src/core/commands/table.ts";
import { Document } from "../src/core/document.ts";
import type { Framework } from "../src/core/framework.ts";
import { frameworkFrom } from "../src/core/framework-tree.ts";
import { MAP, type RecordId, recordId, slotId } from "../src/core/ids.ts";
import { nth } from "../src/core/order.ts";
import { make } from "../src/core/records.ts";
import { Session } from "../src/core/session/session.ts";
import { LocalTimeline } from "../src/core/session/timeline.ts";

const PLAIN: Framework = frameworkFrom({
  id: "plain",
  title: "Plain",
  layout: "grid",
  slots: [
    { id: "pains", title: "Pains", shows: ["pain"], writes: "pain.moment" },
    { id: "gains", title: "Gains", shows: ["gain"], writes: "gain.moment" },
  ],
});

function opened(): Session {
  const stages = ["go", "home"].map((name, n) =>
    make("stage", recordId(name), { at: { on: MAP, order: nth(n), kind: "", to: "" }, title: name }),
  );
  let fresh = 0;
  const page = {
    person: "Kim",
    may: () => true,
    newId: (): RecordId => recordId(`n${++fresh}`),
    word: (key: string) => key,
    effect: () => undefined,
    copy: () => undefined,
    say: () => undefined,
    collided: () => undefined,
  };
  return new Session(new LocalTimeline(Document.of([make("document", MAP, { title: "Map" }), ...stages])), PLAIN, page);
}

function timed(what: () => void): number {
  const start = performance.now();
  what();
  return performance.now() - start;
}

for (const n of [300, 2_000, 8_000]) {
  const session = opened();
  session.look({ cursor: { row: slotId("pains"), column: recordId("go") } });
  const text = Array.from({ length: n }, (_, i) => `Card ${i}`).join("\n");
  const costs = {
    paste: timed(() => session.run(COMMANDS["edit.paste"], { text })),
    move: timed(() => session.run(COMMANDS["card.move"], { place: recordId("home"), slot: slotId("gains") })),
    copy: timed(() => session.run(COMMANDS["edit.copy"], {})),
    duplicate: timed(() => session.run(COMMANDS["card.duplicate"], {})),
    undo: timed(() => session.run(COMMANDS["edit.undo"], {})),
    delete: timed(() => session.run(COMMANDS["edit.delete"], {})),
  };
  const told = Object.entries(costs).map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`);
  console.log(`${n} cards: ${told.join(", ")}`);
}
