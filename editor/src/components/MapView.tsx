import { lazy, Suspense } from "react";
import { useSession, useTopic } from "../hooks/session.ts";
import { Grid } from "./map/Grid.tsx";
import { Loading } from "./ui/Loading.tsx";

const Canvas = lazy(async () => ({ default: (await import("./canvas/Canvas.tsx")).Canvas }));
const Storyboard = lazy(async () => ({ default: (await import("./storyboard/Storyboard.tsx")).Storyboard }));

/** The map through the lens that one looks through: a grid of lanes, a canvas of areas, a storyboard. */
export function MapView() {
  const session = useSession();
  const layout = useTopic("frame", () => session.framework.layout);
  if (layout === "grid") return <Grid />;
  return (
    <Suspense fallback={<Loading />}>
      {layout === "canvas" ? <Canvas key={session.framework.id} /> : <Storyboard key={session.framework.id} />}
    </Suspense>
  );
}
