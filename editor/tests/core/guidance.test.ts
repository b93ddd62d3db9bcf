import { expect, test } from "vitest";
import { frameworkFrom } from "../../src/core/framework-tree.ts";
import { nextTask, tasks } from "../../src/core/guidance.ts";
import type { Session } from "../../src/core/session/session.ts";
import { CANVAS, PLAIN, world } from "./commands/world.ts";

const told = ({ document, lens, frame }: Session) =>
  tasks(document, lens, frame).map(({ slot, done, of, place }) => [slot, `${done}/${of}`, place]);

const next = ({ document, lens, frame }: Session) => nextTask(document, lens, frame);

const MAP_OF_TWO = "Pack\n  - Basket\n    : doing Fills it\n  - Car\nGo\n  : thinking Late? {to=home}\nHome";

test("slots are filled in the order of the framework, each at its own level", () => {
  const { session } = world({ map: MAP_OF_TWO });
  expect(told(session)).toEqual([
    ["story", "0/1", "map"],
    ["does", "1/4", "car"],
    ["mind", "2/4", "basket"],
    ["feels", "0/4", "basket"],
    ["pains", "0/4", "basket"],
  ]);
  expect(next(session)).toMatchObject({ slot: "story", title: "Story", place: "map", placeTitle: "" });
});

test("the first slot with an empty place is next, and nothing where all are full", () => {
  const begun = world({ map: `${MAP_OF_TWO}\n: scenario A day out` });
  expect(next(begun.session)).toMatchObject({ slot: "does", place: "car", placeTitle: "Car", done: 1, of: 4 });
  const kinds = ["doing", "thinking", "feeling", "pain"];
  const full = world({ map: `Go\n${kinds.map((kind) => `  : ${kind} ${kind}`).join("\n")}\n: scenario A day out` });
  expect(next(full.session)).toBe(undefined);
});

test("a slot of stages is full where a step of each holds something, and a map without stages has one place", () => {
  const framework = frameworkFrom({
    id: "f",
    title: "F",
    layout: "grid",
    slots: [{ id: "ideas", title: "Ideas", shows: ["opportunity"], level: "stage", fill: 1 }],
  });
  const { session } = world({ framework, map: "Pack\n  - Basket\n    : opportunity A list\nGo" });
  expect(told(session)).toEqual([["ideas", "1/2", "go"]]);
  expect(told(world({ framework, map: "" }).session)).toEqual([["ideas", "0/1", "map"]]);
});

test("an area of a canvas counts once, wherever its cards stand", () => {
  const framework = { ...CANVAS, slots: CANVAS.slots.map((slot, n) => ({ ...slot, fill: n + 1 })) };
  const { session } = world({ framework, map: "@ Kim\nGo\n  - Car\n    : rule Seat belts" });
  expect(told(session)).toEqual([
    ["who", "1/1", undefined],
    ["gains", "0/1", "map"],
    ["rules", "1/1", undefined],
  ]);
});

test("the question is that of the framework's stage for which a stage stands", () => {
  const slots = PLAIN.slots.map((slot) => ({ ...slot, prompt: "Any?", prompts: { enter: "First?", exit: "Last?" } }));
  const framework = { ...PLAIN, slots };
  const asks = (map: string) => next(world({ framework, map: `${map}\n: scenario A day` }).session)?.prompt;
  expect(["Enter", "Begin {role=enter}", "EXIT\n  - Leave", "Middle"].map(asks)).toEqual([
    "First?",
    "First?",
    "Last?",
    "Any?",
  ]);
});
