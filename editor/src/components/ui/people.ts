/** How somebody is shown where there is no picture: initials, and a colour that is always the same for the same name. */

export const COLOURS = ["blue", "terracotta", "green", "violet", "ochre", "rose", "teal"] as const;
export type PersonColour = (typeof COLOURS)[number];

export function colourOf(name: string): PersonColour {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return COLOURS[sum % COLOURS.length] ?? "blue";
}

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._@-]+/u).filter((word) => word !== "");
  const [first = "", last = ""] = [words[0], words.length > 1 ? words.at(-1) : ""];
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase();
}

function firstLetter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment;
  return "";
}
