import type { Guidance } from "../../core/framework.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import type { Key } from "../../i18n/messages.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ContinueLinks } from "./ContinueLinks.tsx";
import { LaneHelp } from "./LaneHelp.tsx";
import { NextTask } from "./NextTask.tsx";
import styles from "./SidePanel.module.css";

const PARTS: readonly [part: "purpose" | "navigation" | "collaboration" | "quality" | "speed", title: Key][] = [
  ["purpose", "guidance.purpose"],
  ["navigation", "guidance.navigation"],
  ["collaboration", "guidance.collaboration"],
  ["quality", "guidance.quality"],
  ["speed", "guidance.speed"],
];

/** How to work with the framework: what to do next, then what it says of itself. */
export function GuidancePanel() {
  const session = useSession();
  const { t } = useT();
  const framework = useTopic("frame", () => session.framework);
  const { guidance } = framework;
  const isSilent = guidance.steps.length === 0 && guidance.purpose === "";
  return (
    <>
      <NextTask />
      <LaneHelp />
      {isSilent && <EmptyState icon="compass" title={t("guidance.none")} />}
      {PARTS.filter(([part]) => guidance[part] !== "").map(([part, title]) => (
        <section key={part} className={styles.section}>
          <h3 className={styles.heading}>{t(title)}</h3>
          <p className={styles.words} dir="auto">
            {guidance[part]}
          </p>
        </section>
      ))}
      <Listed title={t("guidance.steps")} entries={guidance.steps} numbered />
      <Listed title={t("guidance.tips")} entries={guidance.tips} />
      <Listed title={t("guidance.partners")} entries={guidance.partners} />
      <ContinueLinks />
    </>
  );
}

interface ListedProps {
  readonly title: string;
  readonly entries: Guidance["tips"];
  readonly numbered?: boolean;
}

function Listed({ title, entries, numbered = false }: ListedProps) {
  const List = numbered ? "ol" : "ul";
  if (entries.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      <List className={styles.steps}>
        {entries.map((entry) => (
          <li key={entry} className={styles.words} dir="auto">
            {entry}
          </li>
        ))}
      </List>
    </section>
  );
}
