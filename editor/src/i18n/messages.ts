/** Every word that people read, by key: ICU messages of `locales/*.json`.  English is always there and says what keys are. */

import { IntlMessageFormat } from "intl-messageformat";
import english from "../locales/en.json";

export type Key = keyof typeof english;
export type Messages = Readonly<Record<Key, string>>;
export type Values = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: Key, values?: Values) => string;

export const ENGLISH: Messages = english;

/** Whether somebody may mean a message by this word. */
export function isKey(word: string): word is Key {
  return Object.hasOwn(english, word);
}

/** Translates into one language.  What is parsed once is kept, and what holds no braces is not parsed at all. */
export function translator(language: string, messages: Messages): Translate {
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    const message = messages[key];
    if (!message.includes("{") && !message.includes("'")) return message;
    const format = parsed.get(key) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    parsed.set(key, format);
    return String(format.format(values));
  };
}
