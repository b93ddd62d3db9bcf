/** Parses the messages of `src/locales` when the bundle is built, so that no browser has to: 13 KB less of parser. */

import { parse } from "@formatjs/icu-messageformat-parser";
import type { Plugin } from "vite";

const PARSER = "@formatjs/icu-messageformat-parser";
const LOCALES = /[\\/]src[\\/]locales[\\/][\w-]+\.json$/;

export function parsedMessages(): Plugin {
  return {
    name: "desirepath:messages",
    apply: "build",
    enforce: "pre",
    config: () => ({
      resolve: { alias: [{ find: new RegExp(`^${PARSER}$`), replacement: `${PARSER}/no-parser.js` }] },
    }),
    transform: {
      filter: { id: LOCALES },
      handler: (text) => ({ code: parsed(text), map: null }),
    },
  };
}

/** JSON in which each message that holds more than words is what the parser makes of it. */
export function parsed(text: string): string {
  const compile = (_: string, value: unknown) =>
    typeof value === "string" && /[{']/.test(value) ? parse(value, { ignoreTag: true }) : value;
  return JSON.stringify(JSON.parse(text, compile));
}
