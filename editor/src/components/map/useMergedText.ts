/** The text of a field that others may write into as well: theirs is merged with one's own under the caret. */

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

interface Merged {
  readonly value: string;
  /** Takes what has been typed; while a character is being composed it goes no further than the field. */
  readonly change: (text: string, composed?: boolean) => void;
}

export function useMergedText(
  text: string,
  field: RefObject<HTMLTextAreaElement | null>,
  composing: boolean,
  write: (text: string) => void,
): Merged {
  const [value, setValue] = useState(text);
  const known = useRef(text);
  const caret = useRef<[start: number, end: number] | undefined>(undefined);
  useLayoutEffect(() => {
    if (composing || text === known.current) return;
    const mine = field.current?.value ?? known.current;
    known.current = text;
    if (mine === text) return;
    const element = field.current;
    if (element !== null) {
      caret.current = [moved(element.selectionStart, mine, text), moved(element.selectionEnd, mine, text)];
    }
    setValue(text);
  }, [text, composing, field]);
  useLayoutEffect(() => {
    if (caret.current !== undefined && field.current?.value === value)
      field.current.setSelectionRange(...caret.current);
    caret.current = undefined;
  }, [value, field]);
  const change = (typed: string, composed = false) => {
    setValue(typed);
    if (composing && !composed) return;
    known.current = typed;
    write(typed);
  };
  return { value, change };
}

/** Where a caret is after the text around it has become another one. */
export function moved(at: number, before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (at <= head) return at;
  return at >= before.length - tail ? at + after.length - before.length : after.length - tail;
}
