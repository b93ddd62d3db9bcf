/** Every tab sends under a name of its own, and no two tabs under one: the server takes each number of a name once.
 *
 * The browser's locks say which names are alive, and end with their tab.  Where a page may not have them (no HTTPS), a lease
 * in the store does: a tab that has slept longer than its lease may have been taken for gone, and begins new changes.
 */

import type { Store } from "./store.ts";
import type { Clock } from "./sync.ts";

/** Milliseconds that a lease lasts, and after which it is renewed; a hidden tab may wake once a minute only. */
const LEASE = 180_000;
const RENEWAL = 30_000;
const SHARE = "desirepath client ";

export interface Names {
  /** Holds a name until `release`; false if another tab holds it. */
  claim(name: string): Promise<boolean>;
  /** Whether it is certain, now, that no other tab has taken over what this one keeps. */
  isSure(): boolean;
  release(): void;
}

export function lockedNames(locks: LockManager): Names {
  const held: (() => void)[] = [];
  return {
    claim: (name) =>
      new Promise((told, failed) => {
        const hold = (lock: Lock | null) => {
          told(lock !== null);
          return lock === null ? undefined : new Promise<void>((release) => held.push(release));
        };
        locks.request(SHARE + name, { ifAvailable: true }, hold).catch(failed);
      }),
    isSure: () => true,
    release: () => {
      for (const release of held.splice(0)) release();
    },
  };
}

export function leasedNames(store: Pick<Store, "lease" | "setLease">, clock: Clock): Names {
  const names = new Set<string>();
  let until = Number.POSITIVE_INFINITY;
  let callOff = () => {};
  const renew = async () => {
    const wanted = clock.now() + LEASE;
    await Promise.all([...names].map((name) => store.setLease(name, wanted)));
    until = wanted;
  };
  const renewAgain = () => {
    callOff();
    callOff = clock.after(RENEWAL, () => {
      renew().catch(() => {});
      renewAgain();
    });
  };
  return {
    claim: async (name) => {
      if (!names.has(name) && (await store.lease(name)) > clock.now()) return false;
      names.add(name);
      await renew();
      renewAgain();
      return true;
    },
    isSure: () => clock.now() < until,
    release: () => {
      callOff();
      for (const name of names) store.setLease(name, 0).catch(() => {});
      names.clear();
    },
  };
}
