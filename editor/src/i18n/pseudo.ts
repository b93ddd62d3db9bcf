/** English as a language that nobody speaks: accented and a third longer, so that what is hard-coded or too narrow shows. */

import { isKey, type Message, type Messages } from "./messages.ts";

const PLAIN = "abcdefghijklmnopqrstuvwxyzACEINORSUYZ";
const ACCENTED = [..."ȧƀċḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦĊḖĪȠǾŘŞŬẎẐ"];
const LITERAL = 0; // as the parser calls it

export function accented(messages: Messages): Messages {
  const told = { ...messages };
  for (const key of Object.keys(messages)) if (isKey(key)) told[key] = lengthened(messages[key]);
  return told;
}

/** Words alone are accented; what holds plurals or values keeps its words and only grows. */
function lengthened(message: Message): Message {
  const more = (length: number) => "~".repeat(Math.ceil(length / 3));
  if (typeof message !== "string") {
    return [{ type: LITERAL, value: "⟦" }, ...message, { type: LITERAL, value: `${more(24)}⟧` }];
  }
  const words = message.includes("{") ? message : accents(message);
  return `⟦${words}${more(message.length)}⟧`;
}

function accents(words: string): string {
  return [...words].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join("");
}
