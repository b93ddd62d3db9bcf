import { lazy, Suspense, useSyncExternalStore } from "react";
import { toasts } from "./toasts.ts";

const ToastRegion = lazy(async () => ({ default: (await import("./ToastRegion.tsx")).ToastRegion }));

function watch(listener: () => void): () => void {
  return toasts.subscribe(listener);
}

function hasAny(): boolean {
  return toasts.visibleToasts.length > 0;
}

/** The place where toasts appear, once on a page; fetched when there is the first. */
export function Toasts() {
  const isAny = useSyncExternalStore(watch, hasAny);
  return <Suspense>{isAny && <ToastRegion />}</Suspense>;
}
