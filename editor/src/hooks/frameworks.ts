/** The frameworks that come with the program, in the language of the page; fetched once. */

import { useCallback } from "react";
import type { Framework } from "../api/api.gen.ts";
import { ask } from "../api/client.ts";
import { useT } from "../i18n/Locale.tsx";
import { type Refetched, useLoaded } from "./loaded.ts";

const known = new Map<string, Promise<readonly Framework[]>>();

async function fetched(language: string): Promise<readonly Framework[]> {
  try {
    return await ask("GET /api/frameworks", { query: { language } });
  } catch (error) {
    known.delete(language); // the next who asks tries again
    throw error;
  }
}

export function useFrameworks(): Refetched<readonly Framework[]> {
  const { language } = useT();
  const load = useCallback(() => {
    const fetching = known.get(language) ?? fetched(language);
    known.set(language, fetching);
    return fetching;
  }, [language]);
  return useLoaded(load);
}
