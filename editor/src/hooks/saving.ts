/** Whether all is saved, who else is here, and what this person may do. */

import type { Role } from "../api/api.gen.ts";
import type { FileState, Saving, Somebody } from "../core/session/company.ts";
import { useTopic } from "./session.ts";

export function useSaving(): Saving {
  return useTopic("saving", (session) => session.company.saving);
}

/** The file that the map lies in, while something is wrong with it. */
export function useFileState(): FileState | undefined {
  return useTopic("file", (session) => session.company.file);
}

/** The others who have this map open; the same list until somebody moves. */
export function usePeople(): readonly Somebody[] {
  return useTopic("people", (session) => session.company.people);
}

export function useRole(): Role {
  return useTopic("people", (session) => session.company.role);
}
