/** Where a map may go on: what its framework leads to first, then what its lanes lead to, then what is related. */

import type { Framework } from "./framework.ts";

export interface Onward {
  readonly framework: string;
  readonly why: "next" | "lane" | "related" | "other";
  /** The lane from which it goes on, where it is one. */
  readonly lane: string;
}

/** Every framework that something may go on in, the likeliest first and each once. */
export function onward(framework: Framework, known: readonly { readonly id: string }[]): Onward[] {
  const lanes = framework.slots.flatMap(({ title, links }) => links.map(({ to }) => ({ to, lane: title })));
  const all: Onward[] = [
    ...framework.next.map((id) => ({ framework: id, why: "next" as const, lane: "" })),
    ...lanes.map(({ to, lane }) => ({ framework: to, why: "lane" as const, lane })),
    ...framework.related.map((id) => ({ framework: id, why: "related" as const, lane: "" })),
    ...known.map(({ id }) => ({ framework: id, why: "other" as const, lane: "" })),
  ];
  const there = new Set(known.map(({ id }) => id));
  const first = new Map<string, Onward>();
  for (const one of all) {
    const isNew = !first.has(one.framework) && one.framework !== framework.id;
    if (isNew && there.has(one.framework)) first.set(one.framework, one);
  }
  return [...first.values()];
}

export interface Offered {
  readonly id: string;
  /** The documents in which it goes on already. */
  readonly there: readonly string[];
}

/** What is still to go on in a document ("" for a new one), of those that were chosen; all where nothing was. */
export function leftFor(offered: readonly Offered[], target: string, wanted: readonly string[]): string[] {
  const open = offered.filter(({ there }) => target === "" || !there.includes(target)).map(({ id }) => id);
  const chosen = open.filter((id) => wanted.includes(id));
  return chosen.length > 0 ? chosen : open;
}
