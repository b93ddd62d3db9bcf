/** The clipboard of the page: the keys that every program has for it act on the map while nothing is typed. */

import { useEffect } from "react";
import type { Pasted } from "../core/clipboard/copied.ts";
import { RICH_TYPE } from "../core/clipboard/copied.ts";
import { copy, cut, pasteHere } from "../core/commands/edit/clipboard.ts";
import { useSession } from "./session.ts";

export function useClipboard(): void {
  const session = useSession();
  useEffect(() => {
    const off = new AbortController();
    const on = (name: "copy" | "cut" | "paste", act: (event: ClipboardEvent) => void) => {
      const listen = (event: ClipboardEvent) => {
        if (!isWriting(event.target) && !isReading()) act(event);
      };
      document.addEventListener(name, listen, { signal: off.signal });
    };
    on("copy", (event) => {
      event.preventDefault();
      session.run(copy, {});
    });
    on("cut", (event) => {
      event.preventDefault();
      session.run(cut, {});
    });
    on("paste", (event) => {
      const pasted = event.clipboardData === null ? {} : pastedIn(event.clipboardData);
      if (Object.keys(pasted).length === 0) return;
      event.preventDefault();
      session.run(pasteHere, pasted);
    });
    return () => off.abort();
  }, [session]);
}

/** What a clipboard or a drop holds, as the core takes it. */
export function pastedIn(data: DataTransfer): Pasted {
  const [rich, text, html] = [data.getData(RICH_TYPE), data.getData("text/plain"), data.getData("text/html")];
  const table = tableIn(html);
  return { ...(rich && { rich }), ...(text && { text }), ...(table && { table }) };
}

/** The clipboard as a button reads it, which a browser may ask about first. */
export async function pastedNow(): Promise<Pasted> {
  for (const item of await navigator.clipboard.read()) {
    const read = async (type: string) => (item.types.includes(type) ? await (await item.getType(type)).text() : "");
    const [rich, text, html] = [await read(`web ${RICH_TYPE}`), await read("text/plain"), await read("text/html")];
    const table = tableIn(html);
    if (rich || text || table) return { ...(rich && { rich }), ...(text && { text }), ...(table && { table }) };
  }
  return {};
}

function tableIn(html: string): readonly (readonly string[])[] | undefined {
  if (!html.includes("<t")) return undefined;
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (table === null) return undefined;
  return [...table.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? "").trim()));
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

/** Whether words of the page are selected, which one may want to copy. */
function isReading(): boolean {
  return (window.getSelection()?.toString() ?? "") !== "";
}
