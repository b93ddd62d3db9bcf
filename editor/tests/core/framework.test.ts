import { describe, expect, test } from "vitest";
import { BadFramework } from "../../src/core/errors.ts";
import { PLAIN_FRAMEWORK, PLAIN_SLOT } from "../../src/core/framework.ts";
import { frameworkFrom } from "../../src/core/framework-tree.ts";

const whole = {
  id: "picnic",
  title: "Picnic map",
  layout: "grid",
  slots: [
    {
      id: "doing",
      title: "Doing",
      shows: ["steps", "doing"],
      writes: "step",
      level: "stage",
      hint: "One after the other",
      prompt: "What do they do?",
      prompts: { pack: "What goes into the basket?" },
      icon: "footprints",
      tone: "teal",
      look: "steps",
      fill: 1,
      grid: { column: 2, row: 0.5, width: 3, height: 1 },
      hidden: false,
      highlight: true,
      groups: { doing: "Deeds" },
      links: [{ to: "service-blueprint", title: "What goes on behind it" }],
      was: ["activities"],
      height: 80,
    },
  ],
  version: 2,
  type: "journey",
  kicker: "Outdoors",
  summary: "A day out.",
  icon: "basket",
  group: "journey",
  phase: "Understand",
  columns: "roles",
  stages: [{ id: "pack", title: "Pack", prompt: "Before they go", role: "enter" }],
  state: "current",
  separators: [{ after: "doing", title: "Line of grass" }],
  guidance: {
    purpose: "Plan it.",
    navigation: "From the left.",
    collaboration: "Together.",
    quality: "True.",
    speed: "An hour.",
    tips: ["Bring jam"],
    steps: ["Choose a day"],
    partners: ["A cook"],
  },
  previous: ["persona"],
  next: ["storyboard"],
  related: ["five-e"],
  kinds: { "x-picnic.jam": { label: "Jam", plural: "Jams", icon: "jar" } },
  language: "en",
};

describe("a framework that the server sends", () => {
  test("is read with all that it says", () => {
    expect(frameworkFrom(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  test("has the defaults of what it does not say, and may know more than this editor", () => {
    const told = {
      id: "bare",
      title: "Bare",
      layout: "canvas",
      slots: [{ id: "a", title: "A", grid: null }],
      later: 1,
    };
    expect(frameworkFrom(told)).toEqual({
      ...PLAIN_FRAMEWORK,
      id: "bare",
      title: "Bare",
      layout: "canvas",
      slots: [{ ...PLAIN_SLOT, id: "a", title: "A", shows: [] }],
    });
  });

  test.each([
    ["framework: expected a mapping", null],
    ["framework.id: must not be empty", { title: "A" }],
    ["framework.layout: must be one of grid, canvas, storyboard", { ...whole, layout: "spiral" }],
    ["framework.slots: expected a list", { ...whole, slots: {} }],
    ["framework.slots[0]: expected a mapping", { ...whole, slots: ["doing"] }],
    ["framework.slots[0].shows[0]: expected text", { ...whole, slots: [{ id: "a", title: "A", shows: [1] }] }],
    ["framework.slots[0].fill: expected a number", { ...whole, slots: [{ id: "a", title: "A", fill: "1" }] }],
    ["framework.slots[0].hidden: expected true or false", { ...whole, slots: [{ id: "a", title: "A", hidden: "no" }] }],
    ["framework.slots[0].grid.column: expected a number", { ...whole, slots: [{ id: "a", title: "A", grid: {} }] }],
    ["framework.kinds.x-picnic.jam.label: must not be empty", { ...whole, kinds: { "x-picnic.jam": {} } }],
    ["framework.guidance.tips: expected a list", { ...whole, guidance: { tips: "Bring jam" } }],
  ])("is refused with the words: %s", (words, told) => {
    expect(() => frameworkFrom(told)).toThrow(new BadFramework(words));
  });
});
