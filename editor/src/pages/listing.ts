/** Which documents a list shows, and in what order. */

import type { Listed } from "../api/api.gen.ts";

export const SORTS = ["changed", "title", "framework"] as const;
export type Sort = (typeof SORTS)[number];

export interface Wish {
  readonly find: string;
  readonly tags: readonly string[];
  readonly sort: Sort;
}

export function wishFrom(query: URLSearchParams): Wish {
  const sort = SORTS.find((one) => one === query.get("sort")) ?? "changed";
  return { find: query.get("find") ?? "", tags: query.getAll("tag"), sort };
}

export function wishQuery({ find, tags, sort }: Wish): URLSearchParams {
  const query = new URLSearchParams();
  if (find !== "") query.set("find", find);
  for (const tag of tags) query.append("tag", tag);
  if (sort !== "changed") query.set("sort", sort);
  return query;
}

/** All tags of some documents, those of most documents first. */
export function tagsOf(documents: readonly Listed[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of documents) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag);
}

/** The documents whose words hold all that is looked for, and that have every tag.  Accents and capitals do not count. */
export function listed(
  documents: readonly Listed[],
  { find, tags, sort }: Wish,
  framework: (id: string) => string,
  language: string,
): Listed[] {
  const sought = plain(find)
    .split(/\s+/u)
    .filter((word) => word !== "");
  const { compare } = new Intl.Collator(language, { numeric: true });
  const holds = (one: Listed) => {
    const words = plain([one.title, one.path, framework(one.framework), ...one.tags].join("\n"));
    return sought.every((word) => words.includes(word)) && tags.every((tag) => one.tags.includes(tag));
  };
  const order: Readonly<Record<Sort, (a: Listed, b: Listed) => number>> = {
    changed: (a, b) => compare(b.changed, a.changed),
    title: (a, b) => compare(a.title, b.title),
    framework: (a, b) => compare(framework(a.framework), framework(b.framework)) || compare(a.title, b.title),
  };
  return documents.filter(holds).sort(order[sort]);
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
