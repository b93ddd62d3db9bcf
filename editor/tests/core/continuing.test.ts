import { expect, test } from "vitest";
import { leftFor, onward } from "../../src/core/continuing.ts";
import { type Framework, PLAIN_FRAMEWORK, PLAIN_SLOT } from "../../src/core/framework.ts";
import { frameworkId, slotId } from "../../src/core/ids.ts";

const doing = {
  ...PLAIN_SLOT,
  id: slotId("doing"),
  title: "Doing",
  shows: ["doing"],
  links: [{ to: "blueprint", title: "Service blueprint" }],
};
const HERE: Framework = {
  ...PLAIN_FRAMEWORK,
  id: frameworkId("journey"),
  title: "Journey",
  layout: "grid",
  slots: [doing],
  next: ["value"],
  related: ["okr", "value", "not-installed"],
};

test("what comes next is offered first, then what lanes lead to, what is related, and the rest, each once", () => {
  const known = ["journey", "okr", "blueprint", "domain", "value"].map((id) => ({ id }));
  const told = onward(HERE, known).map(({ framework, why, lane }) => `${framework}: ${why} ${lane}`.trim());
  expect(told).toEqual(["value: next", "blueprint: lane Doing", "okr: related", "domain: other"]);
});

const OFFERED = [
  { id: "pain", there: ["canvas"] },
  { id: "gain", there: [] },
  { id: "step", there: [] },
];

test("all goes on in a new document, and only what is new in an old one", () => {
  expect(leftFor(OFFERED, "", [])).toEqual(["pain", "gain", "step"]);
  expect(leftFor(OFFERED, "canvas", [])).toEqual(["gain", "step"]);
});

test("what is selected goes on alone, as far as it is offered", () => {
  expect(leftFor(OFFERED, "", ["gain", "elsewhere"])).toEqual(["gain"]);
  expect(leftFor(OFFERED, "canvas", ["pain"])).toEqual(["gain", "step"]);
});
