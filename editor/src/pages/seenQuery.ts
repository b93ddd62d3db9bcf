/** What one would send to a colleague of what one sees of a map, as the query of its address: lens, filter, focus, panel. */

import { recordId, slotId } from "../core/ids.ts";
import { EVERYTHING } from "../core/select.ts";
import { NO_FILTER, type Panel, type Seen } from "../core/session/seen.ts";

type MapSeen = Pick<Seen, "framework" | "show" | "hide" | "filter" | "focus" | "panel" | "topic">;

const PANELS: readonly Panel[] = [
  "details",
  "guidance",
  "tray",
  "comments",
  "history",
  "sources",
  "personas",
  "document",
];

/** What the query of a map's address says; what it does not say is as usual. */
export function seenFrom(query: URLSearchParams): MapSeen {
  const ids = (name: string) => query.getAll(name).filter(isPlain).map(recordId);
  const slots = (name: string) => query.getAll(name).map(slotId);
  return {
    framework: query.get("framework") ?? "",
    show: new Set(slots("show")),
    hide: new Set(slots("hide")),
    filter: {
      ...NO_FILTER,
      text: query.get("find") ?? "",
      personas: ids("persona"),
      channels: query.getAll("channel"),
      tags: query.getAll("tag"),
      evidence: evidenceOf(query.get("evidence")),
    },
    focus: {
      ...EVERYTHING,
      stages: ids("stage"),
      steps: ids("step"),
      personas: ids("whose"),
      lanes: slots("lane"),
    },
    panel: PANELS.find((panel) => panel === query.get("panel")),
    topic: query.get("topic") ?? "",
  };
}

function isPlain(word: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,63}$/.test(word);
}

function evidenceOf(word: string | null): Seen["filter"]["evidence"] {
  return word === "with" || word === "without" ? word : "";
}

/** The query that says it again, with nothing in it that is as usual; `usual` is the document's own framework. */
export function queryOf({ framework, show, hide, filter, focus, panel, topic }: MapSeen, usual = ""): URLSearchParams {
  const said: readonly [name: string, values: Iterable<string>][] = [
    ["framework", framework === usual ? [] : [framework]],
    ["show", show],
    ["hide", hide],
    ["find", [filter.text]],
    ["persona", filter.personas],
    ["channel", filter.channels],
    ["tag", filter.tags],
    ["evidence", [filter.evidence]],
    ["stage", focus.stages],
    ["step", focus.steps],
    ["whose", focus.personas],
    ["lane", focus.lanes],
    ["panel", [panel ?? ""]],
    ["topic", [topic]],
  ];
  const query = new URLSearchParams();
  for (const [name, values] of said) for (const value of values) if (value !== "") query.append(name, value);
  return query;
}
