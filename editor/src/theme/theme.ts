/** Light, dark or for the colour-blind: by choice in this browser, else as the system has it. */

import { useSyncExternalStore } from "react";

export const THEMES = ["system", "light", "dark", "colour-blind"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "desirepath.theme";
const listeners = new Set<() => void>();

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return THEMES.find((theme) => theme === kept) ?? "system";
}

/** Gives the page the look that was chosen. */
export function showTheme(): void {
  const theme = chosenTheme();
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme);
  showTheme();
  for (const listener of listeners) listener();
}

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

function watch(listener: () => void): () => void {
  listeners.add(listener);
  DARK.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    DARK.removeEventListener("change", listener);
  };
}

export function useTheme(): Theme {
  return useSyncExternalStore(watch, chosenTheme);
}

/** Which of the server's themes a picture beside the page should have. */
export function useShownTheme(): "light" | "dark" | "colour-blind" {
  const theme = useTheme();
  const dark = useSyncExternalStore(watch, () => DARK.matches);
  if (theme !== "system") return theme;
  return dark ? "dark" : "light";
}
