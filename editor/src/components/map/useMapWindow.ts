/** What every view of a map is: a window that scrolls, zooms and takes what is dropped, and in it a grid for the keyboard. */

import { useRef } from "react";
import { useHead, useSeen } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { useCardDragging } from "./useCardDragging.ts";
import { useCursorFocus } from "./useCursorFocus.ts";
import { usePanning } from "./usePanning.ts";
import { usePicking } from "./usePicking.ts";
import { useSearchMarks } from "./useSearchMarks.ts";
import { useShortcuts } from "./useShortcuts.ts";
import { useSize } from "./useSize.ts";
import { useZoom } from "./useZoom.ts";

export function useMapWindow() {
  const { t } = useT();
  const head = useHead();
  const window = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLDivElement>(null);
  const size = useSize(window);
  const zoom = useZoom(window, map, size);
  const isUnvisited = useSeen((seen) => seen.cursor === undefined);
  const onKeyDown = useShortcuts();
  const picking = usePicking();
  useCardDragging(window);
  usePanning(window);
  useCursorFocus(map);
  useSearchMarks(map);
  /** For the element that is the map. */
  const grid = {
    lang: head.language || undefined,
    role: "grid" as const,
    "aria-label": t("map.name", { title: head.title }),
    "aria-multiselectable": true as const,
    tabIndex: isUnvisited ? 0 : -1,
    onKeyDown,
    ...picking,
  };
  return { window, map, size, zoom, grid };
}
