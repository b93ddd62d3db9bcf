/** What is filtered and focused now, each as a chip that can be taken away by itself. */

import { setFilter } from "../../core/commands/view/viewing.ts";
import type { RecordId } from "../../core/ids.ts";
import { labelOf } from "../../core/records.ts";
import type { Filter, Seen } from "../../core/session/seen.ts";
import type { Session } from "../../core/session/session.ts";
import { useSeen, useSession, useTopic } from "../../hooks/session.ts";
import { type Locale, useT } from "../../i18n/Locale.tsx";

export interface Chip {
  readonly key: string;
  readonly icon: string;
  readonly words: string;
  /** Whether it takes things out of sight and does not merely fade them. */
  readonly isFocus: boolean;
  readonly clear: () => void;
}

export function useChips(): readonly Chip[] {
  const session = useSession();
  const locale = useT();
  const filter = useSeen((seen) => seen.filter);
  const focus = useSeen((seen) => seen.focus);
  const named = [...focus.stages, ...focus.steps, ...focus.personas, ...filter.personas];
  useTopic("document", () => named.map((id) => nameOf(session, id)).join("\n")); // drawn anew when a name changes
  return [...focusChips(session, focus, locale), ...filterChips(session, filter, locale)];
}

function focusChips(session: Session, focus: Seen["focus"], { t }: Locale): Chip[] {
  const without = (parts: Partial<Seen["focus"]>) => () => session.look({ focus: { ...focus, ...parts } });
  const chip = (key: string, icon: string, name: string, clear: () => void): Chip => ({
    key: `only ${key}`,
    icon,
    words: t("focus.only", { name }),
    isFocus: true,
    clear,
  });
  return [
    ...focus.stages.map((id) =>
      chip(id, "columns-3", nameOf(session, id), without({ stages: rest(focus.stages, id) })),
    ),
    ...focus.steps.map((id) => chip(id, "footprints", nameOf(session, id), without({ steps: rest(focus.steps, id) }))),
    ...focus.personas.map((id) =>
      chip(id, "user", nameOf(session, id), without({ personas: rest(focus.personas, id) })),
    ),
    ...focus.lanes.map((id) => {
      const title = session.frame.rows.find((slot) => slot.id === id)?.title ?? id;
      return chip(id, "rows-3", title, without({ lanes: rest(focus.lanes, id) }));
    }),
  ];
}

function filterChips(session: Session, filter: Filter, { t }: Locale): Chip[] {
  const without = (parts: Partial<Filter>) => () => session.run(setFilter, parts);
  const chip = (key: string, icon: string, words: string, clear: () => void): Chip => ({
    key,
    icon,
    words,
    isFocus: false,
    clear,
  });
  const { text, personas, channels, tags, evidence } = filter;
  return [
    ...(text === "" ? [] : [chip("text", "search", t("filter.text", { text }), without({ text: "" }))]),
    ...personas.map((id) => chip(id, "user", nameOf(session, id), without({ personas: rest(personas, id) }))),
    ...channels.map((one) => chip(`on ${one}`, "radio-tower", one, without({ channels: rest(channels, one) }))),
    ...tags.map((one) => chip(`#${one}`, "tag", one, without({ tags: rest(tags, one) }))),
    ...(evidence === ""
      ? []
      : [chip("evidence", "microscope", t(`filter.evidence.${evidence}`), without({ evidence: "" }))]),
  ];
}

function rest<T>(all: readonly T[], one: T): T[] {
  return all.filter((other) => other !== one);
}

function nameOf({ document }: Session, id: RecordId): string {
  const record = document.get(id);
  return (record && labelOf(record)) || id;
}
