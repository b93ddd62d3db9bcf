import { useCallback } from "react";
import type { Trace, TraceStep } from "../../../api/api.gen.ts";
import { ask } from "../../../api/client.ts";
import type { RecordId } from "../../../core/ids.ts";
import { useLoaded } from "../../../hooks/loaded.ts";
import { useRecord } from "../../../hooks/session.ts";
import { useTied, useTiesStamp } from "../../../hooks/ties.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { mapPath } from "../../../pages/address.ts";
import { go, here } from "../../../pages/router.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./TraceField.module.css";

interface Props {
  readonly id: RecordId;
}

const NOTHING: Trace = { before: [], after: [] };

/** What a record follows, near and far, and what came of it in other documents; nothing where it is tied to none. */
export function TraceField({ id }: Props) {
  const { follows, followers } = useTied(id);
  return follows || followers > 0 ? <Traced id={id} /> : null;
}

function Traced({ id }: Props) {
  const { t } = useT();
  const loaded = useTrace(id);
  const { before, after } = loaded.state === "here" ? loaded.value : NOTHING;
  return (
    <div className={styles.trace}>
      {before.length > 0 && (
        <section aria-label={t("trace.before")}>
          <h4 className={styles.heading}>{t("trace.before")}</h4>
          <Steps steps={before} />
        </section>
      )}
      {after.length > 0 && (
        <section aria-label={t("trace.after")}>
          <h4 className={styles.heading}>{t("trace.after")}</h4>
          <Steps steps={after} />
        </section>
      )}
    </div>
  );
}

/** The trace as it is now: another one whenever the record or its ties are others. */
function useTrace(id: RecordId) {
  const stamp = useTiesStamp();
  const words = useRecord("card", id)?.text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other ties and other words are reasons to ask again
  const load = useCallback(
    async (signal: AbortSignal) => {
      const now = here();
      if (now.page !== "map") return NOTHING;
      const path = { document: now.document, record: id };
      return ask("GET /api/documents/{document}/trace/{record}", { path, signal });
    },
    [id, stamp, words],
  );
  return useLoaded(load);
}

function Steps({ steps }: { readonly steps: readonly TraceStep[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.address} style={{ marginInlineStart: `${(step.steps - 1) * 0.75}rem` }}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: TraceStep }) {
  const { t } = useT();
  const title = step.title || t("editor.untitled");
  if (step.gone) {
    return (
      <span className={styles.gone}>
        <Icon name="unlink" size={14} />
        <span>{step.document === "" ? t("trace.gone-document") : t("trace.gone", { title })}</span>
      </span>
    );
  }
  const path = `${mapPath(step.document)}?record=${encodeURIComponent(step.record)}`;
  return (
    <a
      className={styles.step}
      href={path}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(path);
      }}
    >
      <span className={styles.words} dir="auto">
        {step.words}
      </span>
      <span className={styles.title} dir="auto">
        {title}
      </span>
    </a>
  );
}
