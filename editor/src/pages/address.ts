/** The address of a page: which page it is and of which map.  What is seen of it: `seenQuery.ts`.
 *
 *     /                                      home: one's journeys          /new     a new journey
 *     /trash                                 what was thrown away  /chain   how documents hang together
 *     /d/ID?framework=five-e&stage=s1        a map                         /d/ID/present   the same as a story
 */

export type Address =
  | { readonly page: "home" | "new" | "trash" | "chain" | "nowhere"; readonly query: URLSearchParams }
  | {
      readonly page: "map";
      readonly document: string;
      readonly presenting: boolean;
      readonly query: URLSearchParams;
    };

const PAGES: Readonly<Record<string, "home" | "new" | "trash" | "chain">> = {
  "/": "home",
  "/new": "new",
  "/trash": "trash",
  "/chain": "chain",
};
export function addressFrom(path: string, search: string): Address {
  const query = new URLSearchParams(search);
  const page = PAGES[path === "/" ? path : path.replace(/\/$/, "")];
  if (page !== undefined) return { page, query };
  const [, document, present] = /^\/d\/([\w-]+)(\/present)?\/?$/.exec(path) ?? [];
  if (document === undefined) return { page: "nowhere", query };
  return { page: "map", document, presenting: present !== undefined, query };
}

export function mapPath(document: string, presenting = false): string {
  return `/d/${encodeURIComponent(document)}${presenting ? "/present" : ""}`;
}
