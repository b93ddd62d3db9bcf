/** The text of a field that others may write into as well: theirs is merged with one's own under the caret. */

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { merged, type Range } from "../../core/live/caret.ts";

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
  const base = useRef(text);
  const selection = useRef<Range>(undefined);
  useLayoutEffect(() => {
    const element = field.current;
    if (composing || element === null || text === base.current) return;
    const { value: typed, selectionStart: start, selectionEnd: end } = element;
    const both = merged(base.current, text, { text: typed, selection: { start, end } });
    base.current = text;
    if (both.text === typed) return;
    selection.current = both.selection;
    setValue(both.text);
  }, [text, composing, field]);
  useLayoutEffect(() => {
    const kept = selection.current;
    selection.current = undefined;
    if (kept !== undefined && field.current?.value === value) field.current.setSelectionRange(kept.start, kept.end);
  }, [value, field]);
  const change = (typed: string, composed = false) => {
    if (composing && !composed) {
      setValue(typed);
      return;
    }
    // While a character was composed the text may have become another: both are written.
    const end = field.current?.selectionEnd ?? typed.length;
    const both = merged(base.current, text, { text: typed, selection: { start: end, end } });
    if (both.text !== typed) selection.current = both.selection;
    setValue(both.text);
    base.current = both.text;
    write(both.text);
  };
  return { value, change };
}
