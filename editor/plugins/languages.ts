/** Leaves the words of React Aria in languages that the editor does not speak out of the bundle: thirty languages, 50 KB.
 *
 * Each component of React Aria has one module a language; those of other languages become nothing. */

import type { Plugin } from "vite";

const WORDS = /[\\/](?:intl|i18n)[\\/](?:[\w-]+[\\/])?([a-z]{2}-[A-Z]{2})\.m?js$/;

export function spokenLanguages(spoken: readonly string[]): Plugin {
  return {
    name: "desirepath:languages",
    apply: "build",
    enforce: "pre",
    load: {
      filter: { id: WORDS },
      handler: (id) => (isSpoken(id, spoken) ? null : "export default undefined;"),
    },
  };
}

/** Whether a module holds words of one of these languages, or none that we know of. */
export function isSpoken(id: string, spoken: readonly string[]): boolean {
  const language = WORDS.exec(id)?.[1];
  return language === undefined || spoken.includes(language);
}
