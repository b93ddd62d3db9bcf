/** English as a language that nobody speaks: accented and a third longer, so that what is hard-coded or too narrow shows. */

import { isKey, type Messages } from "./messages.ts";

const PLAIN = "abcdefghijklmnopqrstuvwxyzACEINORSUYZ";
const ACCENTED = "ȧƀċḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦĊḖĪȠǾŘŞŬẎẐ";
const FIRST_WORDS = /^[^{}']+|(?<=\})[^{}']+$/gu;

export function accented(messages: Messages): Messages {
  const told = { ...messages };
  for (const key of Object.keys(messages)) if (isKey(key)) told[key] = `⟦${lengthened(messages[key])}⟧`;
  return told;
}

/** Only words outside of all braces are words; what stands in them may be a plural or a value. */
function lengthened(message: string): string {
  const words = message.includes("#") ? message : message.replace(FIRST_WORDS, accents);
  return words + "~".repeat(Math.ceil(message.length / 3));
}

function accents(words: string): string {
  const letters = [...ACCENTED];
  return [...words].map((letter) => letters[PLAIN.indexOf(letter)] ?? letter).join("");
}
