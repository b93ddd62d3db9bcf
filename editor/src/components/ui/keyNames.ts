/** What is printed on the keys: ⌘ on a Mac, Ctrl elsewhere. */

const MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

const NAMES: Readonly<Record<string, string>> = {
  Mod: MAC ? "⌘" : "Ctrl",
  Alt: MAC ? "⌥" : "Alt",
  Shift: MAC ? "⇧" : "Shift",
  Enter: "↵",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: MAC ? "⌦" : "Del",
  Space: "␣",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** `Mod+Shift+D` as its keys; a plus is itself a key in `Mod++`. */
export function partsOf(keys: string): string[] {
  const parts = keys.endsWith("++") ? [...keys.slice(0, -2).split("+"), "+"] : keys.split("+");
  return parts.filter((key) => key !== "").map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
