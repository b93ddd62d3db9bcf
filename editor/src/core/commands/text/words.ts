/** Words that came from a keyboard or a clipboard, as a field may hold them. */

const CONTROL = /[\x00-\x08\x0b-\x1f]/g;
/** Halves of a character: they come of cut text, and no file can hold them. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without what no field may hold, cut where it gets too long; 0 is no limit. */
export function tidy(text: string, limit = 0): string {
  const clean = text.replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(HALF, "");
  return limit > 0 && clean.length > limit ? Array.from(clean).slice(0, limit).join("") : clean;
}

/** The same in one line, as a title wants it. */
export function inOneLine(text: string, limit = 0): string {
  return tidy(text.replace(/\s*\n\s*/g, " ").trim(), limit);
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}
