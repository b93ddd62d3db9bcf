/** Shortcuts as they are written in the table: `Mod+Shift+D`, `ArrowLeft`, `n`.
 *
 * Mod is ⌘ on a Mac and Ctrl elsewhere.  A letter stands for the key that says it, whatever else is written on that key: on a
 * Greek or Russian keyboard, where no key says `d`, the key in the place of the d.  A sign such as `?` stands for itself,
 * with or without Shift; a digit with Shift for the key of that digit.
 */

export type Platform = "mac" | "other";

/** What a key event says; the page passes the event itself. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Whether a text is being composed, as Chinese is; such keys are nobody's. */
  readonly isComposing?: boolean;
}

export interface Shortcut {
  readonly mod: boolean;
  readonly shift: boolean;
  /** As the event names it; letters in lower case. */
  readonly key: string;
}

const NAMED = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Enter",
  "Escape",
  "Tab",
  "Space",
  "Delete",
  "Backspace",
  "F2",
]);

/** A shortcut as it is written.  Throws `SyntaxError` for one that no key makes. */
export function shortcutOf(written: string): Shortcut {
  const parts =
    written === "+" || written.endsWith("++") ? [...written.slice(0, -1).split("+"), "+"] : written.split("+");
  const [key = "", ...modifiers] = parts.filter((part) => part !== "").reverse();
  const isKnown = NAMED.has(key) || /^[^\sA-Z]$/u.test(key) || (/^[A-Z]$/.test(key) && modifiers.includes("Mod"));
  if (!isKnown || modifiers.some((word) => word !== "Mod" && word !== "Shift")) {
    throw new SyntaxError(`${JSON.stringify(written)} is no shortcut; write it as Mod+Shift+D, ArrowLeft or n`);
  }
  return {
    mod: modifiers.includes("Mod"),
    shift: modifiers.includes("Shift"),
    key: NAMED.has(key) ? key : key.toLowerCase(),
  };
}

/** The shortcut as every way to write it comes out: equal ones are one key. */
export function canonical(written: string): string {
  const { mod, shift, key } = shortcutOf(written);
  return `${mod ? "Mod+" : ""}${shift ? "Shift+" : ""}${key}`;
}

/** Whether a key event is this shortcut. */
export function isStroke(shortcut: Shortcut, stroke: Stroke, platform: Platform): boolean {
  if (stroke.isComposing === true || stroke.altKey) return false;
  const [mod, other] = platform === "mac" ? [stroke.metaKey, stroke.ctrlKey] : [stroke.ctrlKey, stroke.metaKey];
  if (mod !== shortcut.mod || other) return false;
  const { key } = shortcut;
  if (isLetter(key)) return stroke.shiftKey === shortcut.shift && letterOf(stroke) === key;
  if (isDigit(key)) return stroke.shiftKey === shortcut.shift && (stroke.code === `Digit${key}` || stroke.key === key);
  if (NAMED.has(key)) return stroke.shiftKey === shortcut.shift && (stroke.key === " " ? "Space" : stroke.key) === key;
  return stroke.key === key;
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

function isDigit(key: string): boolean {
  return /^[0-9]$/.test(key);
}

/** The Latin letter of a key: what it says, or what is in its place where it says none. */
function letterOf({ key, code }: Stroke): string {
  const said = key.toLowerCase();
  if (isLetter(said)) return said;
  const isWord = /^\p{L}$/u.test(key);
  return isWord && code.startsWith("Key") ? code.slice(3).toLowerCase() : "";
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧" };
const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Backspace: "⌫",
  Enter: "↵",
  Tab: "⇥",
  Escape: "Esc",
};

/** The keys to press, one after the other, as they are printed on keys: `["Ctrl", "Shift", "D"]`, `["⇧", "⌘", "D"]`. */
export function keysOf(written: string, platform: Platform): string[] {
  const { mod, shift, key } = shortcutOf(written);
  const isMac = platform === "mac";
  const names = [...(shift && isMac ? ["Shift"] : []), ...(mod ? ["Mod"] : []), ...(shift && !isMac ? ["Shift"] : [])];
  const held = names.map((name) => (isMac ? (MAC_SIGNS[name] ?? name) : name === "Mod" ? "Ctrl" : name));
  return [...held, SIGNS[key] ?? (isLetter(key) ? key.toUpperCase() : key)];
}

/** As `aria-keyshortcuts` wants it. */
export function ariaKeysOf(written: string, platform: Platform): string {
  const { mod, shift, key } = shortcutOf(written);
  const held = [...(mod ? [platform === "mac" ? "Meta" : "Control"] : []), ...(shift ? ["Shift"] : [])];
  return [...held, isLetter(key) ? key.toUpperCase() : key].join("+");
}
