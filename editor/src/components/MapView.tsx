import { useSession, useTopic } from "../hooks/session.ts";
import { Canvas } from "./canvas/Canvas.tsx";
import { Grid } from "./map/Grid.tsx";
import { Storyboard } from "./storyboard/Storyboard.tsx";

/** The map through the lens that one looks through: a grid of lanes, a canvas of areas, a storyboard. */
export function MapView() {
  const session = useSession();
  const layout = useTopic("frame", () => session.framework.layout);
  if (layout === "canvas") return <Canvas key={session.framework.id} />;
  if (layout === "storyboard") return <Storyboard key={session.framework.id} />;
  return <Grid />;
}
