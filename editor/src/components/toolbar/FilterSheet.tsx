import type { ReactNode, RefObject } from "react";
import { Dialog, ToggleButton } from "react-aria-components";
import { lanes, setFilter } from "../../core/commands/view/viewing.ts";
import { filterChoices } from "../../core/grid/filter.ts";
import { MAP } from "../../core/ids.ts";
import type { Filter } from "../../core/session/seen.ts";
import { useDocument, useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { isKey } from "../../i18n/messages.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Popover } from "../ui/Popover.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import styles from "./FilterSheet.module.css";

const EVIDENCE = ["", "with", "without"] as const;

interface SheetProps {
  /** Beside what it opens. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly close: () => void;
}

/** What shines: words, people, channels, tags, evidence; and which stages and whose journey are seen at all. */
export function FilterSheet({ anchor, close }: SheetProps) {
  const session = useSession();
  const document = useDocument();
  const { t, tell } = useT();
  const filter = useSeen((seen) => seen.filter);
  const focus = useSeen((seen) => seen.focus);
  const personas = document.on(MAP, "persona");
  const { channels, tags } = filterChoices(document);
  const channelName = (channel: string) => (isKey(`channel.${channel}`) ? tell(`channel.${channel}`) : channel);
  const set = (parts: Partial<Filter>) => session.run(setFilter, parts);
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => open || close()}
      placement="bottom start"
      className={styles.sheet}
    >
      <Dialog className={styles.dialog ?? ""} aria-label={t("filter.title")}>
        <SearchField label={t("find.title")} value={filter.text} onChange={(text) => set({ text })} autoFocus />
        <Section title={t("filter.persona")} isEmpty={personas.length === 0}>
          {personas.map(({ id, name, colour }) => (
            <Toggle
              key={id}
              isOn={filter.personas.includes(id)}
              set={(on) => set({ personas: one(filter.personas, id, on) })}
            >
              <Avatar name={name} size="s" colour={colour || undefined} /> {name || t("record.persona")}
            </Toggle>
          ))}
        </Section>
        <Section title={t("filter.channel")} isEmpty={channels.length === 0}>
          {channels.map((channel) => (
            <Toggle
              key={channel}
              isOn={filter.channels.includes(channel)}
              set={(on) => set({ channels: one(filter.channels, channel, on) })}
            >
              {channelName(channel)}
            </Toggle>
          ))}
        </Section>
        <Section title={t("filter.tag")} isEmpty={tags.length === 0}>
          {tags.map((tag) => (
            <Toggle key={tag} isOn={filter.tags.includes(tag)} set={(on) => set({ tags: one(filter.tags, tag, on) })}>
              {tag}
            </Toggle>
          ))}
        </Section>
        <Section title={t("filter.evidence")}>
          <Segmented
            label={t("filter.evidence")}
            choices={EVIDENCE.map((id) => ({
              id,
              label: t(id === "" ? "filter.evidence.all" : `filter.evidence.${id}`),
            }))}
            value={filter.evidence}
            onChange={(evidence) => set({ evidence })}
          />
        </Section>
        <Section title={t("focus.stages")} isEmpty={document.stages.length < 2}>
          {document.stages.map(({ id, title }) => (
            <Toggle
              key={id}
              isOn={focus.stages.includes(id)}
              set={(on) => session.look({ focus: { ...focus, stages: one(focus.stages, id, on) } })}
            >
              {title}
            </Toggle>
          ))}
        </Section>
        <Section title={t("focus.personas")} isEmpty={personas.length < 2}>
          {personas.map(({ id, name }) => (
            <Toggle
              key={id}
              isOn={focus.personas.includes(id)}
              set={(on) => session.look({ focus: { ...focus, personas: one(focus.personas, id, on) } })}
            >
              {name || t("record.persona")}
            </Toggle>
          ))}
        </Section>
        <Button icon="rows-3" size="s" className={styles.lanes} onPress={() => session.run(lanes, {})}>
          {t("lanes.title")}
        </Button>
      </Dialog>
    </Popover>
  );
}

interface SectionProps {
  readonly title: string;
  readonly isEmpty?: boolean;
  readonly children: ReactNode;
}

function Section({ title, isEmpty = false, children }: SectionProps) {
  if (isEmpty) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      <div className={styles.choices}>{children}</div>
    </section>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly set: (on: boolean) => void;
  readonly children: ReactNode;
}

function Toggle({ isOn, set, children }: ToggleProps) {
  return (
    <ToggleButton isSelected={isOn} onChange={set} className={styles.toggle ?? ""}>
      <bdi className={styles.words}>{children}</bdi>
    </ToggleButton>
  );
}

function one<T>(all: readonly T[], it: T, isOn: boolean): T[] {
  const rest = all.filter((other) => other !== it);
  return isOn ? [...rest, it] : rest;
}
