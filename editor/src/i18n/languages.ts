/** The languages that the editor speaks, and which of them somebody gets: their choice, then what their browser asks for. */

import { ENGLISH, type Messages } from "./messages.ts";

export interface Language {
  readonly tag: string;
  /** Its name in itself. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  readonly load: () => Promise<Messages>;
}

const ENGLISH_LANGUAGE: Language = { tag: "en", name: "English", dir: "ltr", load: async () => ENGLISH };

export const LANGUAGES: readonly Language[] = [
  ENGLISH_LANGUAGE,
  { tag: "de", name: "Deutsch", dir: "ltr", load: async () => (await import("../locales/de.json")).default },
];

/** For tests and for those who design: longer, accented, from right to left; asked for as `?language=…`. */
const TRIALS: readonly Language[] = [
  { tag: "en-XA", name: "Ȧċċḗƞŧḗḓ", dir: "ltr", load: async () => (await import("./pseudo.ts")).accented(ENGLISH) },
  { tag: "ar-XB", name: "Mirrored", dir: "rtl", load: async () => (await import("./pseudo.ts")).accented(ENGLISH) },
];

const KEPT = "desirepath.language";

export function languageFor(wanted: readonly string[]): Language {
  const known = [...LANGUAGES, ...TRIALS];
  for (const tag of wanted) {
    const found = known.find((one) => one.tag === tag) ?? known.find((one) => one.tag === tag.split("-")[0]);
    if (found !== undefined) return found;
  }
  return ENGLISH_LANGUAGE;
}

/** The language of this person in this browser. */
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("language") ?? "";
  const trial = TRIALS.find(({ tag }) => tag === asked);
  return trial ?? languageFor([localStorage.getItem(KEPT) ?? "", ...navigator.languages]);
}

export function keepLanguage(tag: string): void {
  localStorage.setItem(KEPT, tag);
}
