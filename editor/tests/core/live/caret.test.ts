import { expect, test } from "vitest";
import { merged, moved, movedRange } from "../../../src/core/live/caret.ts";
import { merge3 } from "../../../src/core/text.ts";
import { Chance } from "../../chance.ts";

/** Both texts with `|` where the caret is. */
function carried(before: string, now: string): string {
  const offset = before.indexOf("|");
  const spot = moved(before.replace("|", ""), now, offset);
  return `${now.slice(0, spot)}|${now.slice(spot)}`;
}

test.each([
  ["Waits for| the bus", "Kim waits for the bus", "Kim waits for| the bus"],
  ["Waits for| the bus", "Waits for the red bus", "Waits for| the red bus"],
  ["Waits|", "Waits for the bus", "Waits| for the bus"],
  ["|Waits", "Kim Waits", "|Kim Waits"],
  ["Waits for the b|us", "Waits for the omnibus", "Waits for the omnib|us"],
  ["Waits for the b|us", "Waits", "Waits|"],
  ["Waits for| nobody at all", "nobody at all", "|nobody at all"],
  ["👩‍🚀 fl|ies", "👩‍🚀👩‍🚀 flies home", "👩‍🚀👩‍🚀 fl|ies home"],
  ["駅まで|歩く", "今日は駅まで歩く", "今日は駅まで|歩く"],
  ["same| text", "same text", "same| text"],
])("the caret in %j stays with its words when the text becomes %j", (before, now, after) => {
  expect(carried(before, now)).toBe(after);
});

test("a selection holds what it held and what others put into it", () => {
  const range = movedRange("see the red bus", "we see the very red bus", { start: 4, end: 11 });
  expect("we see the very red bus".slice(range.start, range.end)).toBe("the very red");
});

test("what is typed while the text changes stands in the text, with the caret behind it", () => {
  const typed = { text: "Waits for the bus today", selection: { start: 23, end: 23 } };
  const { text, selection } = merged("Waits for the bus", "Kim waits for the red bus", typed);
  expect(text).toBe("Kim waits for the red bus today");
  expect(selection).toEqual({ start: 31, end: 31 });
});

test.each(Array.from({ length: 40 }, (_, n) => n + 1))(
  "a caret keeps its neighbours where they stay, seed %i",
  (seed) => {
    const chance = new Chance(seed);
    const text = chance.text(12);
    const mark = "§";
    for (let n = 0; n < 20; n++) {
      // The caret stands behind a word of its own that nobody touches.
      const spot = text.indexOf(" ") + 1;
      const mine = `${text.slice(0, spot)}${mark} ${text.slice(spot)}`;
      const offset = spot + mark.length;
      const now = merge3(text, chance.retyped(text), mine).text;
      if (!now.includes(mark)) continue;
      const found = moved(mine, now, offset);
      expect(now.slice(0, found).endsWith(mark)).toBe(true);
    }
    const other = chance.retyped(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const found = moved(text, other, offset);
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(other.length);
      if (offset > 0) expect(found).toBeGreaterThanOrEqual(moved(text, other, offset - 1));
    }
  },
);
