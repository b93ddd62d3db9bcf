/** What cards, lanes, personas, sources and the map itself are given. */

import { expect, test } from "vitest";
import { deleteCards } from "../../../src/core/commands/card/delete.ts";
import { put } from "../../../src/core/edits.ts";
import { kind, slotId } from "../../../src/core/ids.ts";
import { nth } from "../../../src/core/order.ts";
import { make } from "../../../src/core/records.ts";
import { does, goesBackAndForth, id, run, shows, world } from "./world.ts";

const CARD = "Go\n  : pain.moment Queue";
const queue = { map: CARD, seen: { selection: [id("queue")] } };
const withField = (told: string) => `${CARD} {${told}}`;

does("card.set-icon", "by its name", { ...queue, args: { value: "clock" }, after: withField("icon=clock") });
does("card.set-channel", "that is known", { ...queue, args: { value: "web" }, after: withField("channel=web") });
does("card.set-online", "for words of one's own", { ...queue, args: { value: true }, after: withField("online") });
does("card.set-severity", "at most 3", { ...queue, args: { value: 7 }, after: withField("severity=3") });
does("card.set-score", "at least -2", { ...queue, args: { value: -9 }, after: withField("score=-2") });
does("card.set-basis", "as measured", { ...queue, args: { value: "measured" }, after: withField("basis=measured") });
does("card.set-priority", "up to 5", { ...queue, args: { value: 4 }, after: withField("priority=4") });
does("card.set-tags", "all at once", { ...queue, args: { value: ["a", "b"] }, after: withField('tags=["a","b"]') });
does("card.set-image", "with what it shows", {
  ...queue,
  args: { image: "assets/q.png", alt: "People" },
  after: withField("image=assets/q.png alt=People"),
});
does("card.set-image", "to none, which takes its words along", {
  map: withField("image=assets/q.png alt=People"),
  seen: queue.seen,
  args: { image: "" },
  after: CARD,
});
does("card.set-persona", "of several cards", {
  map: `@ Kim\n${CARD}\n  : doing Waits`,
  args: { ids: [id("queue"), id("waits")], value: id("kim") },
  after: "@ Kim\nGo\n  : doing Waits {persona=kim}\n  : pain.moment Queue {persona=kim}",
});
does("card.set-kind", "at the end of those of that kind, with all that a card has", {
  map: `${withField("severity=2")}\n  : pain.standing Far`,
  args: { ids: [id("queue")], value: kind("pain.standing") },
  after: "Go\n  : pain.standing Far\n  : pain.standing Queue {severity=2}",
});

const TWO = "Go\n  : opportunity Tickets by post\n  : pain.moment Queue";
does("card.link", "to something in another document, in words", {
  map: TWO,
  args: { id: id("queue"), relation: "opens", to: id("tickets-by-post"), text: "see" },
  after: `${TWO}\n> queue opens tickets-by-post {text=see}`,
});
does("card.unlink", "what was tied", {
  map: `${TWO}\n> queue opens tickets-by-post`,
  args: { id: id("queue"), relation: "opens", to: id("tickets-by-post") },
  after: TWO,
});
does("card.tie-source", "to those cards that do not rest on it", {
  map: `^ Interview\n${TWO}\n> queue evidence interview`,
  args: { source: id("interview"), ids: [id("queue"), id("tickets-by-post")] },
  after: `^ Interview\n${TWO}\n> queue evidence interview\n> tickets-by-post evidence interview`,
});
does("card.untie-source", "from the selected card", {
  map: `^ Interview\n${TWO}\n> queue evidence interview`,
  seen: queue.seen,
  args: { source: id("interview") },
  after: `^ Interview\n${TWO}`,
});

does("card.duplicate", "below the last of a cell, resting on the same source and answering the copy", {
  map: `^ Interview\n${TWO}\n  : pain.moment Rain\n> queue evidence interview\n> tickets-by-post answers queue`,
  seen: { selection: [id("queue"), id("tickets-by-post")] },
  after: `^ Interview
Go
  : opportunity Tickets by post
  : opportunity Tickets by post
  : pain.moment Queue
  : pain.moment Queue
  : pain.moment Rain
> n1 evidence interview
> n2 answers n1
> queue evidence interview
> tickets-by-post answers queue`,
  sees: { selection: [id("n1"), id("n2")] },
});
does("card.delete", "and the keyboard goes on to the next card", {
  map: "Go\n  : pain.moment One\n  : pain.moment Two\n  : pain.moment Three",
  seen: { selection: [id("two")], cursor: { row: slotId("pains"), column: id("go"), item: id("two") } },
  after: "Go\n  : pain.moment One\n  : pain.moment Three",
  sees: { selection: [], cursor: { row: slotId("pains"), column: id("go"), item: id("three") } },
});
does("stage.duplicate", "with its steps, cards and ways, after itself", {
  map: "Pack\n  : opportunity List\n  - Basket\n    : doing Fills {to=car}\n  - Car\nGo\n> basket next car {text=then}\n> car next basket",
  seen: { selection: [id("pack")] },
  after: `Pack
  : opportunity List
  - Basket
    : doing Fills {to=car}
  - Car
Pack
  : opportunity List
  - Basket
    : doing Fills {to=n4}
  - Car
Go
> basket next car {text=then}
> car next basket
> n2 next n4 {text=then}
> n4 next n2`,
  sees: { selection: [id("n1")] },
});
does("step.duplicate", "with its cards, but not the ways out of it", {
  map: "Go\n  - Car\n    : doing Drives\n  - Train\n> car next train",
  seen: { cursor: { row: "#steps", column: id("car") } },
  after: "Go\n  - Car\n    : doing Drives\n  - Car\n    : doing Drives\n  - Train\n> car next train",
});

const WAYS = "Go\n  - One\n  - Two\n  - Three";
does("step.link-next", "beside the plain way, which stays", {
  map: WAYS,
  args: { id: id("one"), to: id("three"), text: "in a hurry" },
  after: `${WAYS}\n> one next three {text="in a hurry"}\n> one next two`,
});
does("step.link-next", "instead of the plain way", {
  map: WAYS,
  args: { id: id("one"), to: id("three"), only: true },
  after: `${WAYS}\n> one next three`,
});
does("step.link-next", "back, from where the journey ended", {
  map: "Go\n  - One\n  - Two {ends}",
  args: { id: id("two"), to: id("one") },
  after: "Go\n  - One\n  - Two\n> two next one",
});
does("step.unlink-next", "and the plain way alone is not said any more", {
  map: `${WAYS}\n> one next three {text="in a hurry"}\n> one next two`,
  args: { link: [...world({ map: `${WAYS}\n> one next three` }).session.document.links(id("one"))][0]?.id ?? id("no") },
  after: WAYS,
});

const pains = { cursor: { row: slotId("pains"), column: id("go") } };
does("lane.hide", "for everybody", { map: "Go", seen: pains, after: "Go\n= plain pains {hidden}" });
does("lane.show", "one that waits to be switched on", {
  map: "Go",
  args: { slot: slotId("figures") },
  after: "Go\n= plain figures {hidden=false}",
});
does("lane.rename", "here, and the framework stays as it is", {
  map: "Go",
  seen: pains,
  args: { title: "Woes" },
  after: "Go\n= plain pains {title=Woes}",
});
does("lane.rename", "back to its own title", {
  map: "Go\n= plain pains {title=Woes height=90}",
  seen: pains,
  args: { title: " " },
  after: "Go\n= plain pains {height=90}",
});
does("lane.set-height", "in px", {
  map: "Go",
  seen: pains,
  args: { height: 120.4 },
  after: "Go\n= plain pains {height=120}",
});
does("lane.reset", "to what the framework says", { map: "Go\n= plain pains {title=Woes}", seen: pains, after: "Go" });
does("lane.add", "of one's own, between two others", {
  map: "Go\n  : entity Ticket",
  args: { title: "Things", kinds: [kind("entity")], after: slotId("pains") },
  after: 'Go\n  : entity Ticket\n= plain n1 {title=Things order=5.5 kinds=["entity"]}',
});
does("lane.delete", "of one's own, and its cards go to the tray", {
  map: 'Go\n  : entity Ticket\n= plain own {title=Things kinds=["entity"]}',
  args: { slot: slotId("own") },
  seen: pains,
  after: "Go\n  : entity Ticket",
});

/** The titles of the lanes as they are seen. */
const lanes = ({ session }: ReturnType<typeof world>) => session.frame.rows.map(({ id: row }) => row).join(" ");

test("lane.up, lane.down and lane.move change the order that is seen", () => {
  const here = world({ map: 'Go\n= plain own {title=Things kinds=["entity"]}', seen: pains });
  const before = here.map();
  expect(lanes(here)).toBe("story does mind feels pains gains ideas own");
  run(here, "lane.up");
  run(here, "lane.up");
  expect(lanes(here)).toBe("story does pains mind feels gains ideas own");
  run(here, "lane.down");
  expect(lanes(here)).toBe("story does mind pains feels gains ideas own");
  run(here, "lane.move", { slot: slotId("own"), before: slotId("story") });
  run(here, "lane.move", { slot: slotId("does") });
  expect(lanes(here)).toBe("own story mind pains feels gains ideas does");
  goesBackAndForth(here, before);
});

does("feeling.add", "is typed, with the height that was pointed at", {
  map: "Go",
  args: { slot: slotId("feels"), place: id("go"), score: 1.5 },
  after: "Go",
  typed: "Glad",
  last: "Go\n  : feeling Glad {score=1.5}",
});
does("feeling.set-score", "a point that was dragged", {
  map: "Go\n  : feeling Glad {score=1}",
  args: { id: id("glad"), score: -0.4 },
  after: "Go\n  : feeling Glad {score=-0.4}",
});
for (const [command, score] of [
  ["feeling.raise", 1.5],
  ["feeling.lower", 0.5],
  ["feeling.raise-a-bit", 1.1],
  ["feeling.lower-a-bit", 0.9],
] as const) {
  does(command, "a point that is selected", {
    map: "Go\n  : feeling Glad {score=1}",
    seen: { selection: [id("glad")] },
    after: `Go\n  : feeling Glad {score=${score}}`,
  });
}
test("feeling.raise stops at the top, and cards that feel nothing stay as they are", () => {
  const here = world({ map: "Go\n  : feeling Glad {score=1.8}", seen: { selection: [id("glad")] } });
  for (let n = 0; n < 3; n++) run(here, "feeling.raise");
  expect(here.map()).toBe("Go\n  : feeling Glad {score=2}\n");
  run(here, "edit.undo");
  expect(here.map()).toBe("Go\n  : feeling Glad {score=1.8}\n");
  expect(() => run(world(queue), "feeling.raise")).toThrow("cannot run");
});

does("persona.add", "after the others, and shows it", {
  map: "@ Kim",
  args: { name: "Ade", fields: { role: "Commuter" } },
  after: "@ Kim\n@ Ade {role=Commuter}",
  sees: { panel: "personas", topic: "n1" },
});
does("persona.delete", "whose cards are nobody's then", {
  map: "@ Kim\nGo\n  : doing Waits {persona=kim}",
  args: { ids: [id("kim")] },
  after: "Go\n  : doing Waits",
});
does("persona.move", "before another", {
  map: "@ Kim\n@ Ade",
  args: { id: id("ade"), before: id("kim") },
  after: "@ Ade\n@ Kim",
});
const kim = { map: "@ Kim", seen: { selection: [id("kim")] } };
does("persona.set-colour", "by its name", { ...kim, args: { value: "green" }, after: "@ Kim {colour=green}" });
does("persona.set-goals", "in words", { ...kim, args: { value: ["Rest"] }, after: '@ Kim {goals=["Rest"]}' });
does("persona.set-fears", "in words", { ...kim, args: { value: ["Rain"] }, after: '@ Kim {fears=["Rain"]}' });
does("persona.set-frustrations", "in words", {
  ...kim,
  args: { value: ["Ants"] },
  after: '@ Kim {frustrations=["Ants"]}',
});
does("persona.set-traits", "from 0 to 100", {
  ...kim,
  args: { value: { calm: 40 } },
  after: '@ Kim {traits={"calm":40}}',
});
does("persona.set-avatar", "by its path", {
  ...kim,
  args: { value: "assets/k.png" },
  after: "@ Kim {avatar=assets/k.png}",
});

does("source.add", "and tie cards to it at once", {
  map: CARD,
  args: { title: "Diary", fields: { type: "diary" }, ties: [id("queue")] },
  after: `^ Diary {type=diary}\n${CARD}\n> queue evidence n1`,
  sees: { panel: "sources", topic: "n1" },
});
does("source.delete", "and what rested on it stays", {
  map: `^ Diary\n${CARD}\n> queue evidence diary`,
  args: { ids: [id("diary")] },
  after: CARD,
});
const diary = { map: "^ Diary", seen: { selection: [id("diary")] } };
does("source.set-type", "how it was found out", { ...diary, args: { value: "diary" }, after: "^ Diary {type=diary}" });
does("source.set-n", "how many", { ...diary, args: { value: 7 }, after: "^ Diary {n=7}" });

does("document.set-state", "the future", { map: "", args: { value: "future" }, after: "# A picnic {state=future}" });
does("document.set-tags", "to find it by", { map: "", args: { value: ["x"] }, after: '# A picnic {tags=["x"]}' });
does("document.set-facts", "of the title block", {
  map: "",
  args: { value: { Place: "Park" } },
  after: '# A picnic {facts={"Place":"Park"}}',
});
does("document.set-theme", "by its name", { map: "", args: { value: "dark" }, after: "# A picnic {theme=dark}" });
does("document.set-framework", "that it opens with", {
  map: "",
  args: { value: "plain" },
  after: "# A picnic {framework=plain}",
});
does("document.rename", "is typed in its heading", { map: "", after: "", typed: "A party", last: "# A party" });

does("text.start", "in the card at the keyboard", {
  ...queue,
  after: CARD,
  typed: "Long queue",
  last: "Go\n  : pain.moment Long queue",
});
does("text.write", "a field of a form, tidied and cut to its limit", {
  map: CARD,
  args: { id: id("go"), field: "title", text: `Drive\r\nhome${"!".repeat(300)}` },
  after: `Drive\\nhome${"!".repeat(190)}\n  : pain.moment Queue`,
});
test("text.write leaves the last words in what must not be empty", () => {
  const here = world(queue);
  run(here, "text.write", { id: id("go"), field: "title", text: "  " });
  run(here, "text.write", { id: id("queue"), field: "severity", text: "2" });
  expect(here.session.canUndo).toBe(false);
});

does("thread.add", "about a card, under one's own name", {
  map: CARD,
  args: { on: id("queue"), text: "Really, @Ade?" },
  after: `${CARD}\n    ? thread\n      Kim: Really, @Ade?`,
  sees: { panel: "comments", topic: "n1" },
});
shows("thread.add", "opens the comments of what is selected", {
  ...queue,
  sees: { panel: "comments", topic: "queue" },
});

/** A card about which Kim asked and Ade answered. */
function talk() {
  const here = world({ map: CARD });
  run(here, "thread.add", { on: id("queue"), text: "Why?" });
  here.session.timeline.submit({ ...comment("n1", "n9", "Ade", "Rush hour"), author: "", time: "", label: "" });
  return here;
}
function comment(thread: string, name: string, author: string, text: string) {
  const at = { on: id(thread), order: nth(5), kind: "" as const, to: "" as const };
  return { edits: [put(make("comment", id(name), { at, author, text }))] };
}

test("thread.reply answers and opens a settled thread again; thread.resolve and thread.reopen settle and unsettle", () => {
  const here = talk();
  run(here, "thread.resolve", { thread: id("n1") });
  expect(here.map()).toContain("? thread resolved\n      Kim: Why?\n      Ade: Rush hour\n");
  run(here, "thread.reopen", { thread: id("n1") });
  run(here, "thread.resolve", { thread: id("n1") });
  run(here, "thread.reply", { thread: id("n1"), text: " Thanks " });
  expect(here.map()).toContain("? thread\n      Kim: Why?\n      Ade: Rush hour\n      Kim: Thanks\n");
  run(here, "edit.undo");
  expect(here.map()).toContain("? thread resolved\n      Kim: Why?\n      Ade: Rush hour\n");
});

test("comment.edit and comment.delete are for one's own words, and an empty thread goes", () => {
  const here = talk();
  run(here, "comment.edit", { id: id("n2"), text: "Why so long?" });
  run(here, "comment.edit", { id: id("n9"), text: "No reason" });
  run(here, "comment.delete", { id: id("n9") });
  expect(here.map()).toContain("Kim: Why so long?\n      Ade: Rush hour\n");
  run(here, "comment.delete", { id: id("n2") });
  expect(here.map()).toContain("? thread\n      Ade: Rush hour\n");
  const alone = world({ map: CARD });
  run(alone, "thread.add", { on: id("queue"), text: "Why?" });
  run(alone, "comment.delete", { id: id("n2") });
  expect(alone.map()).toBe(`${CARD}\n`);
  run(alone, "edit.undo");
  expect(alone.map()).toContain("? thread\n      Kim: Why?\n");
});

test("nobody runs what their role does not allow", () => {
  const here = world({ ...queue, may: (needs) => needs !== "content" });
  here.session.run(deleteCards, {});
  expect(here.map()).toBe(`${CARD}\n`);
  run(here, "thread.add", { text: "Why?" });
  expect(here.map()).toContain("Kim: Why?");
});
