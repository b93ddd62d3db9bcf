/** Something that has to be fetched: not here yet, here, or why not. */

import { useCallback, useEffect, useState } from "react";
import { Trouble } from "../api/client.ts";

export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "failed"; readonly trouble: Trouble };

export type Refetched<T> = Loaded<T> & { readonly again: () => void };

const LOADING = { state: "loading" } as const;

/** What `load` gives; fetched anew when `load` is another function (memoise it) or somebody calls `again`, which keeps
 * what is there until the new is. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Refetched<T> {
  const [held, setHeld] = useState<Loaded<T> & { readonly by?: unknown }>(LOADING);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a reason to fetch again
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (value) => controller.signal.aborted || setHeld({ state: "here", value, by: load }),
      (error: unknown) =>
        controller.signal.aborted || setHeld({ state: "failed", trouble: troubleOf(error), by: load }),
    );
    return () => controller.abort();
  }, [load, round]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  return { ...(held.by === load ? held : LOADING), again };
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  const title = error instanceof Error ? error.message : String(error);
  return new Trouble({ status: 0, code: "unexpected", title });
}
