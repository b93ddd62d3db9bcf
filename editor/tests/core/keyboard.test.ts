import { describe, expect, test } from "vitest";
import { BARE } from "../../src/core/commands/table.ts";
import { commandFor, conflicts, modeOf, RESERVED } from "../../src/core/keyboard/map.ts";
import {
  ariaKeysOf,
  canonical,
  isStroke,
  keysOf,
  type Platform,
  type Stroke,
  shortcutOf,
} from "../../src/core/keyboard/shortcut.ts";

/** A key event: modifiers as letters, the key and, where it matters, the place of the key. */
function stroke(key: string, held = "", code = `Key${key.toUpperCase()}`): Stroke {
  const [ctrlKey, metaKey, shiftKey, altKey] = ["c", "m", "s", "a"].map((one) => held.includes(one));
  return {
    key,
    code,
    ctrlKey: ctrlKey === true,
    metaKey: metaKey === true,
    shiftKey: shiftKey === true,
    altKey: altKey === true,
  };
}

const is = (written: string, pressed: Stroke, platform: Platform = "other") =>
  isStroke(shortcutOf(written), pressed, platform);

describe("a shortcut", () => {
  test("has its modifiers and no others", () => {
    expect(is("Mod+Shift+D", stroke("D", "cs"))).toBe(true);
    expect(is("Mod+Shift+D", stroke("D", "c"))).toBe(false);
    expect(is("Mod+D", stroke("D", "cs"))).toBe(false);
    expect(is("Mod+D", stroke("d", "ca"))).toBe(false);
    expect(is("Mod+D", stroke("d", "cm"))).toBe(false);
    expect(is("ArrowLeft", stroke("ArrowLeft", "s"))).toBe(false);
  });

  test("is held with ⌘ on a Mac and with Ctrl elsewhere", () => {
    expect(is("Mod+D", stroke("d", "m"), "mac")).toBe(true);
    expect(is("Mod+D", stroke("d", "c"), "mac")).toBe(false);
    expect(is("Mod+D", stroke("d", "m"))).toBe(false);
  });

  test("is the same letter on every keyboard", () => {
    expect(is("Mod+Z", stroke("я", "c", "KeyZ"))).toBe(true);
    expect(is("Mod+Z", stroke("z", "c", "KeyY"))).toBe(true);
    expect(is("Mod+Z", stroke("y", "c", "KeyZ"))).toBe(false);
    expect(is("n", stroke("т", "", "KeyN"))).toBe(true);
    expect(is("n", stroke("N", ""))).toBe(true);
    expect(is("n", stroke("ö", "", "Semicolon"))).toBe(false);
  });

  test("is a sign however it is made, and a digit by its key", () => {
    expect(is("?", stroke("?", "s", "Slash"))).toBe(true);
    expect(is("?", stroke("?", "s", "Minus"))).toBe(true);
    expect(is("+", stroke("+", "", "BracketRight"))).toBe(true);
    expect(is("Shift+1", stroke("!", "s", "Digit1"))).toBe(true);
    expect(is("Shift+1", stroke("1", "s", "Digit1"))).toBe(true);
    expect(is("Space", stroke(" ", "", "Space"))).toBe(true);
  });

  test("is nobody's while a text is composed", () => {
    expect(is("Enter", { ...stroke("Enter"), isComposing: true })).toBe(false);
  });

  test("is written in one way only, or refused", () => {
    expect(["Mod+Shift+D", "Mod+shift+d", "+", "Mod++"].map((word) => attempt(word))).toEqual([
      "Mod+Shift+d",
      "refused",
      "+",
      "Mod++",
    ]);
    expect(["Alt+D", "Ctrl+D", "D", "Fn", ""].map(attempt)).toEqual(Array(5).fill("refused"));
  });

  test("is shown as it stands on the keys", () => {
    expect(keysOf("Mod+Shift+D", "mac")).toEqual(["⇧", "⌘", "D"]);
    expect(keysOf("Mod+Shift+D", "other")).toEqual(["Ctrl", "Shift", "D"]);
    expect(keysOf("ArrowLeft", "other")).toEqual(["←"]);
    expect(ariaKeysOf("Mod+Shift+D", "mac")).toBe("Meta+Shift+D");
    expect(ariaKeysOf("n", "other")).toBe("N");
  });
});

function attempt(written: string): string {
  try {
    return canonical(written);
  } catch (error) {
    if (error instanceof SyntaxError) return "refused";
    throw error;
  }
}

describe("the table", () => {
  test("gives no key to two commands in one mode", () => {
    expect(conflicts()).toEqual([]);
    const two = conflicts([
      { id: "a", shortcuts: ["Mod+D"] },
      { id: "b", shortcuts: ["Mod+d"], modes: ["map", "moving"] },
      { id: "c", shortcuts: ["Mod+D"], modes: ["typing"] },
    ]);
    expect(two).toEqual([{ key: "Mod+d", mode: "map", commands: ["a", "b"] }]);
  });

  test("takes no key that browsers and systems need, and no letter from who types", () => {
    const keys = BARE.flatMap(({ shortcuts = [] }) => shortcuts.map(canonical));
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => RESERVED.has(key))).toEqual([]);
    const typing = BARE.filter(({ modes = [] }) => modes.includes("typing")).flatMap(({ shortcuts = [] }) => shortcuts);
    expect(typing.filter((key) => /^(Shift\+)?.$/.test(key))).toEqual([]);
  });

  test("means one thing by a key on the map, another while typing or carrying", () => {
    const meant = (pressed: Stroke, mode: "map" | "typing" | "moving") => commandFor(pressed, mode, "other")?.id;
    const modes = ["map", "typing", "moving"] as const;
    expect(modes.map((mode) => meant(stroke("Escape"), mode))).toEqual(["go.out", "text.end", "move.cancel"]);
    expect(modes.map((mode) => meant(stroke("Enter"), mode))).toEqual(["go.into", "card.add-after", "move.confirm"]);
    expect(modes.map((mode) => meant(stroke("ArrowLeft"), mode))).toEqual(["go.left", undefined, "move.left"]);
    expect(modes.map((mode) => meant(stroke("z", "c"), mode))).toEqual(["edit.undo", undefined, undefined]);
    expect(modes.map((mode) => meant(stroke("k", "c"), mode))).toEqual(Array(3).fill("view.palette"));
    expect(modes.map((mode) => meant(stroke("v", "c"), mode))).toEqual(Array(3).fill(undefined));
  });

  test("knows its mode from what is seen", () => {
    expect(modeOf({ typing: undefined, moving: undefined })).toBe("map");
    expect(modeOf({ typing: undefined, moving: { turn: "", from: [] } })).toBe("moving");
  });
});
