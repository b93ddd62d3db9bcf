import { type ComponentProps, lazy, Suspense } from "react";
import type { DropMarks as Marks } from "./DropMarks.tsx";

/** What dragging needs is fetched when the map is there: nobody drags what is not seen yet. */
const DropMarks = lazy(async () => ({ default: (await import("./DropMarks.tsx")).DropMarks }));

export function Drops(props: ComponentProps<typeof Marks>) {
  return (
    <Suspense>
      <DropMarks {...props} />
    </Suspense>
  );
}
