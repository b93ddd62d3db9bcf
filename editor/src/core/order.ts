/** Order keys: where a record stands among its siblings, as a short string that sorts.
 *
 * Between two keys there is always room for another, so a drag writes one record and never renumbers the rest.
 */

import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { branded } from "./brand.ts";
import type { OrderKey } from "./ids.ts";
import { position } from "./values.ts";

const SHAPE = /^[A-Za-z][0-9A-Za-z]*$/;
const SMALLEST = `A${"0".repeat(26)}`;

/** Whether another key can be found before and after this one. */
export function isOrderKey(key: string): key is OrderKey {
  if (!SHAPE.test(key) || key === SMALLEST) return false;
  const whole = wholeLength(key.charCodeAt(0));
  return key.length >= whole && !(key.length > whole && key.endsWith("0"));
}

/** How long the part before the fraction is, which the first letter tells. */
function wholeLength(head: number): number {
  return head >= 97 ? head - 97 + 2 : 90 - head + 2;
}

const minted: OrderKey[] = [between(undefined, undefined)];

/** The key of the n-th sibling, counted from 0, where nobody has moved anything yet. */
export function nth(n: number): OrderKey {
  let last = minted[minted.length - 1];
  while (minted.length <= n) {
    last = between(last, undefined);
    minted.push(last);
  }
  return minted[n] ?? between(last, undefined);
}

/** A key between two others; undefined is no bound. */
export function between(low: OrderKey | undefined, high: OrderKey | undefined): OrderKey {
  return branded(generateKeyBetween(low, high));
}

/** `n` keys in order between two others; undefined is no bound. */
export function spread(low: OrderKey | undefined, high: OrderKey | undefined, n: number): OrderKey[] {
  return generateNKeysBetween(low, high, n).map((key) => branded(key));
}

/** `key` or, where it is taken or no key at all, the one that comes next.
 *
 * `taken` and `wanted` are in ascending order.  What is `wanted` by others of the same change is no obstacle, but a key
 * that has to give way does not jump over it, so that newcomers keep their order.
 */
export function free(key: string, taken: readonly OrderKey[], wanted: readonly OrderKey[] = []): OrderKey {
  let low: OrderKey | undefined;
  if (isOrderKey(key)) {
    if (taken[position(taken, key, "left")] !== key) return key;
    low = key;
  } else {
    low = [before(taken, key), before(wanted, key)].filter(isThere).sort().at(-1);
  }
  return between(low, [after(taken, low), after(wanted, low)].filter(isThere).sort()[0]);
}

function isThere(key: OrderKey | undefined): key is OrderKey {
  return key !== undefined;
}

function before(keys: readonly OrderKey[], key: string): OrderKey | undefined {
  return keys[position(keys, key, "left") - 1];
}

function after(keys: readonly OrderKey[], low: OrderKey | undefined): OrderKey | undefined {
  return keys[low === undefined ? 0 : position(keys, low, "right")];
}

/** Indexes of a longest strictly increasing run: the siblings that can keep their keys, so that fewest move. */
export function stay(keys: readonly OrderKey[]): Set<number> {
  const tops: string[] = [];
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  keys.forEach((key, n) => {
    const length = position(tops, key, "left");
    tops[length] = key;
    ends[length] = n;
    previous.push(ends[length - 1]);
  });
  const found = new Set<number>();
  for (let n = ends.at(-1); n !== undefined; n = previous[n]) found.add(n);
  return found;
}
