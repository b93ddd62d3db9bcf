/** Gives all below it one language: its words, direction, numbers and dates. */

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { keepLanguage, type Language } from "./languages.ts";
import { isKey, type Messages, type Translate, translator, type Values } from "./messages.ts";

export interface Locale {
  readonly t: Translate;
  /** As `t`, for a key that is made of parts; the words themselves where there is none such. */
  readonly tell: (key: string, values?: Values) => string;
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
  readonly date: (value: Date | string, options?: Intl.DateTimeFormatOptions) => string;
  /** “two hours ago” */
  readonly ago: (value: Date | string) => string;
  readonly choose: (language: Language) => void;
}

const LocaleContext = createContext<Locale | undefined>(undefined);

interface Props {
  readonly first: Language;
  readonly messages: Messages;
  readonly children: ReactNode;
}

export function LocaleProvider({ first, messages, children }: Props) {
  const [now, setNow] = useState({ language: first, messages });
  const locale = useMemo(() => {
    const choose = async (language: Language) => {
      keepLanguage(language.tag);
      setNow({ language, messages: await language.load() });
    };
    return localeOf(now.language, now.messages, (language) => void choose(language));
  }, [now]);
  useEffect(() => {
    document.documentElement.lang = locale.language;
    document.documentElement.dir = locale.dir;
  }, [locale]);
  return (
    <I18nProvider locale={locale.dir === "rtl" ? "ar-AE" : locale.language}>
      <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
    </I18nProvider>
  );
}

/** The words of the language of this page.  Throws outside of a `LocaleProvider`. */
export function useT(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === undefined) throw new Error("no language has been chosen here");
  return locale;
}

export function localeOf({ tag, dir }: Language, messages: Messages, choose: Locale["choose"]): Locale {
  const t = translator(tag, messages);
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  return {
    t,
    tell: (key, values) => (isKey(key) ? t(key, values) : key),
    language: tag,
    dir,
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
    date: (value, options = { dateStyle: "medium" }) => new Intl.DateTimeFormat(tag, options).format(new Date(value)),
    ago: (value) => relative.format(...spanSince(new Date(value), new Date())),
    choose,
  };
}

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago, in the largest unit of which at least one has passed. */
function spanSince(then: Date, now: Date): [value: number, unit: Intl.RelativeTimeFormatUnit] {
  const seconds = (now.getTime() - then.getTime()) / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ["second", 1];
  return unit === "second" ? [0, unit] : [-Math.floor(seconds / length), unit];
}
