/** Lets the map, or what is selected of it, go on in the next one; the page asks where and what. */

import { type Command, command } from "../command.ts";

export const continueIn: Command = command({
  id: "document.continue",
  group: "document",
  needs: "content",
  icon: "waypoints",
  inPalette: true,
  run: () => ({ seen: { surface: "continue" } }),
});
