import { type ReactNode, useCallback } from "react";
import type { Panel } from "../../core/session/seen.ts";
import { useSeen, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import type { Key } from "../../i18n/messages.ts";
import { CommentsPanel } from "../comments/CommentsPanel.tsx";
import { HistoryPanel } from "../history/HistoryPanel.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Details } from "./Details.tsx";
import { DocumentDetails } from "./DocumentDetails.tsx";
import { GuidancePanel } from "./GuidancePanel.tsx";
import { PersonasPanel } from "./PersonasPanel.tsx";
import styles from "./SidePanel.module.css";
import { SourcesPanel } from "./SourcesPanel.tsx";

interface Sheet {
  readonly title: Key;
  readonly icon: string;
  readonly content: ReactNode;
}

interface Props {
  /** What other parts of the editor show here: the tray, talk, history. */
  readonly others?: Readonly<Partial<Record<Panel, Sheet>>>;
}

const SHEETS: Readonly<Partial<Record<Panel, Sheet>>> = {
  details: { title: "panel.details", icon: "sliders-horizontal", content: <Details /> },
  guidance: { title: "panel.guidance", icon: "compass", content: <GuidancePanel /> },
  comments: { title: "comments.title", icon: "message-circle", content: <CommentsPanel /> },
  history: { title: "history.title", icon: "history", content: <HistoryPanel /> },
  sources: { title: "panel.sources", icon: "microscope", content: <SourcesPanel /> },
  personas: { title: "panel.personas", icon: "users", content: <PersonasPanel /> },
  document: { title: "panel.document", icon: "file-text", content: <DocumentDetails /> },
};

/** What one wants to know or say beside the map, one thing at a time. */
export function SidePanel({ others = {} }: Props) {
  const session = useSession();
  const { t } = useT();
  const panel = useSeen((seen) => seen.panel);
  const close = useCallback(() => session.look({ panel: undefined }), [session]);
  const sheet = panel === undefined ? undefined : { ...SHEETS, ...others }[panel];
  if (sheet === undefined) return null;
  return (
    <aside className={styles.panel} aria-label={t(sheet.title)}>
      <header className={styles.head}>
        <Icon name={sheet.icon} />
        <h2 className={styles.title}>{t(sheet.title)}</h2>
        <IconButton icon="x" label={t("ui.close")} onPress={close} />
      </header>
      <div className={styles.body}>{sheet.content}</div>
    </aside>
  );
}
