/** Marks the words that a filter looks for, without touching what is drawn: by the browser's own highlights. */

import { type RefObject, useEffect } from "react";
import { useSeen, useSession } from "../../hooks/session.ts";

const NAME = "found";
const AFTER = 120; // ms: while somebody types, the map comes first

export function useSearchMarks(map: RefObject<HTMLElement | null>): void {
  const session = useSession();
  const wanted = useSeen((seen) => seen.filter.text)
    .trim()
    .toLocaleLowerCase();
  useEffect(() => {
    if (wanted === "" || !("highlights" in CSS)) return undefined;
    let timer = 0;
    const mark = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (map.current !== null) CSS.highlights.set(NAME, new Highlight(...found(map.current, wanted)));
      }, AFTER);
    };
    mark();
    const end = session.watch("document", mark);
    return () => {
      end();
      clearTimeout(timer);
      CSS.highlights.delete(NAME);
    };
  }, [map, wanted, session]);
}

function found(map: HTMLElement, wanted: string): Range[] {
  const ranges: Range[] = [];
  const walker = map.ownerDocument.createTreeWalker(map, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent?.toLocaleLowerCase() ?? "";
    for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, Math.min(at + wanted.length, node.textContent?.length ?? 0));
      ranges.push(range);
    }
  }
  return ranges;
}
