/** Every word that people read, by key: ICU messages of `locales/*.json`.  English is always there and says what keys are. */

import { IntlMessageFormat } from "intl-messageformat";
import english from "../locales/en.json";

export type Key = keyof typeof english;
/** ICU as it is written, or as `plugins/messages.ts` has parsed it; a string without braces is what it says. */
export type Message = ConstructorParameters<typeof IntlMessageFormat>[0];
export type Messages = Readonly<Record<Key, Message>>;
export type Values = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: Key, values?: Values) => string;

export const ENGLISH: Messages = english;

/** Whether somebody may mean a message by this word. */
export function isKey(word: string): word is Key {
  return Object.hasOwn(english, word);
}

/** Translates into one language; what has been taken apart is kept. */
export function translator(language: string, messages: Messages): Translate {
  const formats = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    const message = messages[key];
    if (typeof message === "string" && !/[{']/.test(message)) return message;
    const format = formats.get(key) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    formats.set(key, format);
    return String(format.format(values));
  };
}
