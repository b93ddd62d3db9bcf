/** How one looks at the map: nothing here is an edit, and nobody else sees it. */

import type { FrameworkId, RecordId, SlotId } from "../../ids.ts";
import { EVERYTHING } from "../../select.ts";
import { type Filter, NO_FILTER, type Panel, type Seen, type Surface } from "../../session/seen.ts";
import { type Command, command, NOTHING, type Outcome, type Scene } from "../command.ts";
import { chosen, columnChosen } from "../scene.ts";

interface Told {
  readonly id: string;
  readonly icon?: string;
  readonly shortcuts?: readonly string[];
  readonly canRun?: Command["canRun"];
}

function viewing(told: Told, run: (scene: Scene) => Outcome): Command {
  return command({ group: "view", needs: "nothing", inPalette: true, modes: ["map", "moving"], ...told, run });
}

/** Looks through another framework; the page fetches it. */
export const lens: Command<{ readonly framework: FrameworkId }> = command({
  id: "view.lens",
  group: "view",
  needs: "nothing",
  icon: "layout-template",
  run: (_, { framework }) => ({ effect: { do: "lens", framework } }),
});

/** The steps of the zoom; 1 is natural size. */
export const ZOOMS: readonly number[] = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

export const zoomIn = viewing({ id: "view.zoom-in", icon: "zoom-in", shortcuts: ["+", "="] }, ({ seen }) => ({
  seen: { zoom: ZOOMS.find((zoom) => zoom > (seen.zoom || seen.fits) + 0.001) ?? seen.zoom },
}));
export const zoomOut = viewing({ id: "view.zoom-out", icon: "zoom-out", shortcuts: ["-"] }, ({ seen }) => ({
  seen: { zoom: ZOOMS.findLast((zoom) => zoom < (seen.zoom || seen.fits) - 0.001) ?? seen.zoom },
}));
export const zoomWhole = viewing({ id: "view.zoom-100", icon: "scan", shortcuts: ["Shift+0"] }, () => ({
  seen: { zoom: 1 },
}));
export const zoomFit = viewing({ id: "view.zoom-fit", icon: "maximize", shortcuts: ["Shift+1"] }, () => ({
  seen: { zoom: 0 },
}));

export const focusStage: Command<{ readonly id?: RecordId }> = command({
  id: "view.focus-stage",
  group: "view",
  needs: "nothing",
  icon: "focus",
  inPalette: true,
  canRun: (scene) => columnChosen(scene, "stage") !== undefined,
  run: (scene, { id }) => {
    const stage = id ?? columnChosen(scene, "stage")?.id;
    return stage === undefined ? NOTHING : { seen: { focus: { ...scene.seen.focus, stages: [stage] } } };
  },
});

export const focusLane: Command<{ readonly slot?: SlotId }> = command({
  id: "view.focus-lane",
  group: "view",
  needs: "nothing",
  icon: "focus",
  inPalette: true,
  canRun: ({ seen }) => seen.cursor !== undefined && seen.cursor.row !== "#stages" && seen.cursor.row !== "#steps",
  run: (scene, { slot }) => {
    const row = slot ?? scene.seen.cursor?.row;
    if (row === undefined || row === "#stages" || row === "#steps") return NOTHING;
    return { seen: { focus: { ...scene.seen.focus, lanes: [row] } } };
  },
});

export const focusPersona: Command<{ readonly id?: RecordId }> = command({
  id: "view.focus-persona",
  group: "view",
  needs: "nothing",
  icon: "focus",
  run: (scene, { id }) => {
    const persona = id ?? chosen(scene, "persona")[0]?.id;
    return persona === undefined ? NOTHING : { seen: { focus: { ...scene.seen.focus, personas: [persona] } } };
  },
});

export const unfocus = viewing(
  {
    id: "view.unfocus",
    icon: "expand",
    canRun: ({ seen }) => Object.values(seen.focus).some((part) => part.length > 0),
  },
  () => ({ seen: { focus: { ...EVERYTHING, lanes: [] } } }),
);

/** Fades what does not fit; parts that are not named stay as they are. */
export const setFilter: Command<Partial<Filter>> = command({
  id: "view.filter",
  group: "view",
  needs: "nothing",
  icon: "list-filter",
  run: ({ seen }, parts) => ({ seen: { filter: { ...seen.filter, ...parts } } }),
});

export const clearFilter = viewing(
  { id: "view.clear-filter", icon: "filter-x", canRun: ({ seen }) => isFiltered(seen) },
  () => ({ seen: { filter: NO_FILTER } }),
);

function isFiltered({ filter }: Seen): boolean {
  return Object.values(filter).some((part) => part.length > 0);
}

/** Opens a panel at the side, or closes it where it is open. */
function panelCommand(panel: Panel, icon: string, shortcuts: readonly string[] = []): Command {
  return viewing({ id: `view.panel-${panel}`, icon, shortcuts }, ({ seen }) => ({
    seen: { panel: seen.panel === panel ? undefined : panel },
  }));
}

export const showDetails = panelCommand("details", "panel-right", ["i"]);
export const showGuidance = panelCommand("guidance", "compass", ["g"]);
export const showTray = panelCommand("tray", "inbox");
export const showComments = panelCommand("comments", "message-square");
export const showHistory = panelCommand("history", "history", ["h"]);
export const showSources = panelCommand("sources", "book-open");
export const showPersonas = panelCommand("personas", "users");
export const showDocument = panelCommand("document", "file-text");

export const closePanel = viewing(
  { id: "view.close-panel", icon: "panel-right-close", canRun: ({ seen }) => seen.panel !== undefined },
  () => ({ seen: { panel: undefined } }),
);

function surfaceCommand(id: string, surface: Surface, icon: string, shortcuts: readonly string[] = []): Command {
  return viewing({ id, icon, shortcuts }, () => ({ seen: { surface } }));
}

export const palette: Command = {
  ...surfaceCommand("view.palette", "palette", "command", ["Mod+K"]),
  modes: ["map", "typing", "moving"],
  inPalette: false,
};
export const shortcuts = surfaceCommand("view.shortcuts", "shortcuts", "keyboard", ["?"]);
export const find = surfaceCommand("view.find", "find", "search", ["Mod+F", "/"]);
export const findEverywhere = surfaceCommand("view.find-everywhere", "find-everywhere", "file-search", ["Mod+Shift+F"]);
export const exportMap = surfaceCommand("view.export", "export", "download", ["Mod+Shift+E"]);
export const importFile = surfaceCommand("view.import", "import", "upload");
export const print = surfaceCommand("view.print", "print", "printer", ["Mod+P"]);
export const lanes = surfaceCommand("view.lanes", "lanes", "rows-3");
export const share = surfaceCommand("view.share", "share", "share-2");
export const settings = surfaceCommand("view.settings", "settings", "settings");
export const moveTo: Command = {
  ...surfaceCommand("card.move-to", "move-to", "move", ["Shift+m"]),
  group: "card",
  needs: "content",
  modes: ["map"],
  canRun: (scene) => ["card", "step", "stage"].some((type) => isAny(scene, type)),
};

function isAny(scene: Scene, type: string): boolean {
  const { selection, cursor } = scene.seen;
  const ids = selection.length > 0 ? selection : [cursor?.item];
  return ids.some((id) => id !== undefined && scene.document.get(id)?.record === type);
}

/** Closes what lies over the map. */
export const closeSurface = viewing(
  { id: "view.close", icon: "x", canRun: ({ seen }) => seen.surface !== undefined },
  () => ({ seen: { surface: undefined } }),
);

export const present = viewing({ id: "view.present", icon: "presentation", shortcuts: ["p"] }, () => ({
  effect: { do: "present" },
}));
export const home = viewing({ id: "view.home", icon: "house" }, () => ({ effect: { do: "home" } }));
export const takeAway = viewing({ id: "view.take-away", icon: "hard-drive-download" }, () => ({
  effect: { do: "take-away" },
}));

/** Shows or hides a lane for oneself alone. */
export const peekLane: Command<{ readonly slot: SlotId; readonly shown: boolean }> = command({
  id: "view.lane",
  group: "view",
  needs: "nothing",
  icon: "eye",
  run: ({ seen }, { slot, shown }) => ({
    seen: { show: withOne(seen.show, slot, shown), hide: withOne(seen.hide, slot, !shown) },
  }),
});

function withOne(slots: ReadonlySet<SlotId>, slot: SlotId, isIn: boolean): ReadonlySet<SlotId> {
  const rest = [...slots].filter((one) => one !== slot);
  return new Set(isIn ? [...rest, slot] : rest);
}
