import { expect, test } from "vitest";
import { hiddenLanes, trayOf, unseenCount } from "../../src/core/tray.ts";
import { world } from "./commands/world.ts";

const MAP = `
: rule No dogs
Pack
  : rule No glass
  : metric Weight
  - Basket
    : risk Rain
    : metric Litres
    : pain.moment Jam
`;

test("cards without a lane are grouped by kind, and within it by place in reading order", () => {
  const { session } = world({ map: MAP });
  const told = trayOf(session.document, session.frame.tray).map(({ kind, places }) => [
    kind,
    ...places.map(({ title, cards }) => `${title}: ${cards.map(({ text }) => text).join(", ")}`),
  ]);
  expect(told).toEqual([
    ["rule", ": No dogs", "Pack: No glass"],
    ["risk", "Basket: Rain"],
  ]);
});

test("hidden lanes are named only where they hold something", () => {
  const { session } = world({ map: MAP });
  const told = hiddenLanes(session.document, session.framework, session.frame);
  expect(told.map(({ slot, count }) => [slot.title, count])).toEqual([["Figures", 2]]);
  expect(unseenCount(session.frame)).toEqual({ loose: 3, behind: 2 });
  const bare = world({ map: "Pack" }).session;
  expect(hiddenLanes(bare.document, bare.framework, bare.frame)).toEqual([]);
});
