import { describe, expect, test } from "vitest";
import { apply } from "../../src/core/apply.ts";
import { quoted } from "../../src/core/caption.ts";
import { type Command, curve, type Point, splitAt } from "../../src/core/curve.ts";
import { inverse } from "../../src/core/edits.ts";
import { free, isOrderKey, nth, spread, stay } from "../../src/core/order.ts";
import { rebase } from "../../src/core/rebase.ts";
import { select } from "../../src/core/select.ts";
import { merge3, words } from "../../src/core/text.ts";
import { cell, places, view } from "../../src/core/view.ts";
import { changeFrom, documentFrom } from "../../src/core/wire.ts";
import { cases, codeOf, list, number, type Tree, text, texts, tree, trees } from "../golden.ts";
import { byId, lensFrom, listed, rebasedTree, selectionFrom, viewTree } from "../trees.ts";

describe("apply", () => {
  test.each(cases("apply"))("$name", ({ tree: { given, expect: expected } }) => {
    const document = documentFrom(tree(given)["document"]);
    const change = changeFrom(tree(given)["change"]);
    const { error, document: after } = tree(expected);
    if (error !== undefined) {
      expect(codeOf(() => apply(document, change))).toBe(error);
    } else {
      expect(byId(apply(document, change))).toEqual(listed(after));
      expect(byId(apply(apply(document, change), inverse(change)))).toEqual(byId(document));
    }
  });
});

describe("rebase", () => {
  test.each(cases("rebase"))("$name", ({ tree: { given, expect: expected } }) => {
    const document = documentFrom(tree(given)["document"]);
    const hereWins = tree(given)["here_wins"] === true;
    const rebased = rebase(changeFrom(tree(given)["change"]), document, { hereWins });
    expect(rebasedTree(rebased)).toEqual(expected);
    expect(byId(apply(apply(document, rebased.change), inverse(rebased.change)))).toEqual(byId(document));
  });
});

describe("text", () => {
  const all = cases("text").flatMap(({ name, tree: told }) => trees(told["cases"]).map((one) => ({ name, one })));
  test.each(all)("$name: $one.about $one.text", ({ one }) => {
    if (one["words"] !== undefined) {
      expect(words(text(one["text"]))).toEqual(one["words"]);
    } else {
      const merged = merge3(text(one["base"]), text(one["ours"]), text(one["theirs"]));
      expect(merged).toEqual({ text: one["text"], apart: one["apart"] });
    }
  });
});

describe("quoted", () => {
  const all = cases("quoted").flatMap(({ tree: told }) => trees(told["cases"]));
  test.each(all)("$language: $text", (one) => {
    expect(quoted(text(one["text"]), text(one["language"]))).toBe(one["quoted"]);
  });
});

describe("order", () => {
  const keys = (told: unknown) => texts(told).filter(isOrderKey);
  const key = (told: unknown) => keys(told === null ? [] : [told])[0];
  const ask: Readonly<Record<string, (one: Tree) => Tree>> = {
    nth: (one) => ({ key: nth(number(one["n"])) }),
    valid: (one) => ({ valid: isOrderKey(text(one["key"])) }),
    free: (one) => ({ free: free(text(one["key"]), keys(one["taken"]), keys(one["wanted"])) }),
    spread: (one) => ({ keys: spread(key(one["low"]), key(one["high"]), number(one["n"])) }),
    stay: (one) => ({ stay: [...stay(keys(one["keys"]))].sort((a, b) => a - b) }),
  };
  const all = cases("order").flatMap(({ name, tree: told }) => trees(told["cases"]).map((one) => ({ name, one })));
  test.each(all)("$name $one", ({ name, one }) => {
    expect(one).toMatchObject(ask[name]?.(one) ?? { unknown: name });
  });
});

describe("view", () => {
  test.each(cases("view"))("$name", ({ tree: { given, expect: expected } }) => {
    const document = documentFrom(tree(given)["document"]);
    const lens = lensFrom(tree(tree(given)["lens"]));
    const seen = view(document, lens);
    expect(viewTree(seen)).toEqual(expected);
    for (const slot of seen.frame.rows) {
      for (const place of places(document, lens.framework)) {
        expect(cell(document, lens, slot, place)).toEqual(seen.cells.get(slot.id)?.get(place) ?? []);
      }
    }
  });
});

describe("select", () => {
  test.each(cases("select"))("$name", ({ tree: { given, expect: expected } }) => {
    const selected = select(documentFrom(tree(given)["document"]), selectionFrom(tree(tree(given)["selection"])));
    expect(byId(selected)).toEqual(listed(expected));
  });
});

describe("curve", () => {
  const points = (told: unknown) => list(told).map((one): Point => [number(list(one)[0]), number(list(one)[1])]);
  /** Numbers to nine places; zero has no sign. */
  const rounded = (commands: readonly Command[]) => JSON.parse(JSON.stringify(commands), (_, part) => round(part));
  const round = (part: unknown) => (typeof part === "number" ? Math.round(part * 1e9) / 1e9 + 0 : part);
  test.each(cases("curve"))("$name", ({ tree: told }) => {
    const commands = curve(points(told["points"]), { lead: number(told["lead"]), tail: number(told["tail"]) });
    const found = { commands, ...splitAt(commands, number(told["level"])) };
    const { commands: line, above, below } = told;
    expect(rounded(found.commands)).toEqual(JSON.parse(JSON.stringify(line), (_, part) => round(part)));
    expect(rounded(found.above)).toEqual(JSON.parse(JSON.stringify(above), (_, part) => round(part)));
    expect(rounded(found.below)).toEqual(JSON.parse(JSON.stringify(below), (_, part) => round(part)));
  });
});
