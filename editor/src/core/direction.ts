/** In which direction a language is written. */

const FROM_THE_RIGHT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku", "ps", "sd", "ug", "ur", "yi"]);

export type Direction = "ltr" | "rtl";

export function directionOf(language: string): Direction {
  const [base = ""] = language.toLowerCase().split(/[-_]/);
  return FROM_THE_RIGHT.has(base) ? "rtl" : "ltr";
}
