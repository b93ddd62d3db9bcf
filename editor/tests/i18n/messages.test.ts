import { readdirSync, readFileSync } from "node:fs";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { parsed } from "../../plugins/messages.ts";
import { localeOf } from "../../src/i18n/Locale.tsx";
import { LANGUAGES, languageFor } from "../../src/i18n/languages.ts";
import { ENGLISH, isKey, type Message, type Messages, translator } from "../../src/i18n/messages.ts";
import { accented } from "../../src/i18n/pseudo.ts";
import german from "../../src/locales/de.json";

type Parts = ReturnType<typeof parse>;

/** The placeholders of a message with what they are: `n plural`, `title argument`. */
function placeholders(message: string): string[] {
  const found = new Set<string>();
  const walk = (parts: Parts): void => {
    for (const part of parts) {
      if (part.type !== TYPE.literal && part.type !== TYPE.pound) found.add(`${part.value} ${TYPE[part.type]}`);
      if (part.type === TYPE.plural || part.type === TYPE.select) {
        for (const { value } of Object.values(part.options)) walk(value);
      }
    }
  };
  walk(parse(message, { ignoreTag: true }));
  return [...found].sort();
}

const told = (messages: object) => Object.fromEntries(Object.entries(messages).map(([k, v]) => [k, placeholders(v)]));

test("German has the keys of English, with the same placeholders", () => {
  expect(told(german)).toEqual(told(ENGLISH));
});

test("no message is empty, or begins or ends with white space", () => {
  const wrong = [...Object.entries(ENGLISH), ...Object.entries(german)].filter(
    ([, words]) => typeof words !== "string" || !/^\S(.*\S)?$/su.test(words),
  );
  expect(wrong).toEqual([]);
});

test("every plural says what holds for all other numbers, in German as in English", () => {
  const forms = translator("de", german);
  expect(forms("import.done", { n: 1 })).toBe("1 Journey importiert");
  expect(forms("import.done", { n: 1200 })).toBe("1.200 Journeys importiert");
});

test("every language that can be chosen has a file, and every file is a language", () => {
  const files = readdirSync(new URL("../../src/locales/", import.meta.url)).map((name) => name.replace(".json", ""));
  expect(LANGUAGES.map(({ tag }) => tag).sort()).toEqual(files.sort());
});

test("the language is the first wish that there is, whatever its region; English where there is none", () => {
  const chosen = (...wishes: string[]) => languageFor(wishes).tag;
  expect(chosen("", "de-AT", "en")).toBe("de");
  expect(chosen("xx", "fr")).toBe("en");
  expect(chosen("en-GB", "de")).toBe("en");
});

test("the pseudo-language lengthens every message and keeps its placeholders", () => {
  const pseudo: Messages = accented(ENGLISH);
  expect(told(pseudo)).toEqual(told(ENGLISH));
  const length = (message: Message) => (typeof message === "string" ? message.length : 0);
  const short = Object.keys(ENGLISH).filter((key) => isKey(key) && length(pseudo[key]) < length(ENGLISH[key]) * 1.3);
  expect(short).toEqual([]);
});

test("messages say the same when they were parsed when the bundle was built", () => {
  const compiled: Messages = JSON.parse(parsed(JSON.stringify(german)));
  const [written, built] = [translator("de", german), translator("de", compiled)];
  expect([typeof compiled["ui.close"], typeof compiled["import.done"]]).toEqual(["string", "object"]);
  expect(built("import.done", { n: 3 })).toBe(written("import.done", { n: 3 }));
  expect(translator("en", accented(compiled))("import.done", { n: 3 })).toMatch(/^⟦3 Journeys importiert~+⟧$/);
});

test("numbers and dates are those of the language", () => {
  const [english, germanLanguage] = LANGUAGES;
  if (english === undefined || germanLanguage === undefined) throw new Error("two languages are missing");
  const inEnglish = localeOf(english, ENGLISH, () => {});
  const inGerman = localeOf(germanLanguage, german, () => {});
  expect([inEnglish.number(1234.5), inGerman.number(1234.5)]).toEqual(["1,234.5", "1.234,5"]);
  expect(inGerman.date("2026-03-04T12:00:00Z", { dateStyle: "long" })).toBe("4. März 2026");
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  expect(inEnglish.ago(hoursAgo(2.5))).toBe("2 hours ago");
  expect(inGerman.ago(hoursAgo(25))).toBe("gestern");
  expect(inEnglish.ago(hoursAgo(0))).toBe("now");
});

test("a key that is made of parts is told as it is where there are no words for it", () => {
  const [english] = LANGUAGES;
  if (english === undefined) throw new Error("no language");
  const { tell } = localeOf(english, ENGLISH, () => {});
  expect([tell("ui.close"), tell("nothing.of.the.kind")]).toEqual(["Close", "nothing.of.the.kind"]);
});

test("components ask for no word that stands in their code", () => {
  const folder = new URL("../../src/components/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const written = names.flatMap((name) => {
    const code = readFileSync(new URL(name, folder), "utf8");
    return [...code.matchAll(/(?:aria-label|title|alt)="([^"]*\p{L}[^"]*)"/gu)].map(([all]) => `${name}: ${all}`);
  });
  expect(written).toEqual([]);
});
