/** What the end of a connection means, and how long to wait before the next. */

import { CLOSED } from "../api/api.gen.ts";
import type { Obstacle } from "../core/session/company.ts";

const FIRST = 500;
const LONGEST = 30_000;
/** Times in a row that the server may not understand us before this page is taken for older than it. */
const MISUNDERSTOOD = 3;

/** How a connection went. */
export interface Ended {
  readonly code: number;
  /** Whether it had been welcomed. */
  readonly wasWelcome: boolean;
  /** Connections in a row that did not get that far, this one included. */
  readonly failures: number;
}

/** `again`: after so many milliseconds.  `ask`: nobody knows why; somebody must ask over REST.  `stop`: it is no use. */
export type Then =
  | { readonly do: "again"; readonly wait: number }
  | { readonly do: "ask"; readonly wait: number }
  | { readonly do: "stop"; readonly why: Exclude<Obstacle, "" | "device"> };

export function afterwards(ended: Ended, chance: () => number): Then {
  const wait = pause(ended.failures, chance);
  switch (ended.code) {
    case CLOSED.signedOut:
      return { do: "stop", why: "signed-out" };
    case CLOSED.forbidden: // whoever was in has other rights now, and asks which
      return ended.wasWelcome ? { do: "again", wait } : { do: "stop", why: "forbidden" };
    case CLOSED.gone:
      return { do: "stop", why: "gone" };
    case CLOSED.unreadable:
    case CLOSED.unknown:
    case CLOSED.tooLarge:
      return ended.failures >= MISUNDERSTOOD ? { do: "stop", why: "outdated" } : { do: "again", wait };
    case CLOSED.restarting:
    case CLOSED.tooSlow:
      return { do: "again", wait };
    default: // the browser does not say whether nobody is there or whether we were not let in
      return { do: ended.wasWelcome ? "again" : "ask", wait };
  }
}

/** At random, so that a thousand tabs do not come back at once; twice as long each time. */
export function pause(failures: number, chance: () => number): number {
  return chance() * Math.min(LONGEST, FIRST * 2 ** failures);
}
