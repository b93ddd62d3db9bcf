import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { dropTargetForExternal } from "@atlaskit/pragmatic-drag-and-drop/external/adapter";
import { containsFiles, getFiles } from "@atlaskit/pragmatic-drag-and-drop/external/file";
import { preventUnhandled } from "@atlaskit/pragmatic-drag-and-drop/prevent-unhandled";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { autoScrollForExternal } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/external";
import { type RefObject, useContext, useEffect, useState } from "react";
import { useSession } from "../../hooks/session.ts";
import styles from "./Drops.module.css";
import { draggedIn } from "./dragging.ts";
import { cellTarget, landingOf, type Mark, type Pointer } from "./dropping.ts";
import { FilesContext } from "./files.ts";

interface Props {
  readonly window: RefObject<HTMLElement | null>;
  readonly map: RefObject<HTMLElement | null>;
}

/** Takes what is let go over the map, and shows meanwhile where it would land. */
export function DropMarks({ window, map }: Props) {
  const session = useSession();
  const takeFiles = useContext(FilesContext);
  const [mark, setMark] = useState<Mark>();
  useEffect(() => {
    const [area, inside] = [window.current, map.current];
    if (area === null || inside === null) return undefined;
    const leave = () => setMark(undefined);
    return combine(
      autoScrollForElements({ element: area }),
      autoScrollForExternal({ element: area }),
      dropTargetForElements({
        element: area,
        canDrop: ({ source }) => draggedIn(source.data) !== undefined,
        onDrag: ({ source, location }) => {
          const dragged = draggedIn(source.data);
          setMark(dragged && landingOf(session, inside, dragged, pointer(location.current.input))?.mark);
        },
        onDragLeave: leave,
        onDrop: ({ source, location }) => {
          const dragged = draggedIn(source.data);
          leave();
          if (dragged !== undefined) landingOf(session, inside, dragged, pointer(location.current.input))?.run();
        },
      }),
      dropTargetForExternal({
        element: area,
        canDrop: containsFiles,
        onDragEnter: () => preventUnhandled.start(),
        onDrag: ({ location }) => setMark(cellTarget(pointer(location.current.input))?.mark),
        onDragLeave: leave,
        onDrop: ({ source, location }) => {
          leave();
          const target = cellTarget(pointer(location.current.input));
          if (target !== undefined && session.record(target.place) !== undefined)
            takeFiles(getFiles({ source }), target);
        },
      }),
    );
  }, [session, takeFiles, window, map]);
  if (mark === undefined) return null;
  return (
    <div aria-hidden="true">
      {mark.box !== undefined && <div className={styles.box} style={place(mark.box)} />}
      <div className={styles.line} style={place(mark.line)} />
    </div>
  );
}

function pointer({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Pointer {
  return { x: clientX, y: clientY };
}

function place({ left, top, width, height }: DOMRect) {
  return { left, top, width, height };
}
