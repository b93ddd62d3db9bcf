import { underKeyboard } from "../../core/commands/scene.ts";
import type { RecordId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import { useDocument, useSeen } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { CardDetails } from "./CardDetails.tsx";
import { DocumentDetails } from "./DocumentDetails.tsx";
import { TraceField } from "./fields/TraceField.tsx";
import { ManyDetails } from "./ManyDetails.tsx";
import { PersonaDetails } from "./PersonaDetails.tsx";
import styles from "./SidePanel.module.css";
import { SourceDetails } from "./SourceDetails.tsx";
import { StageDetails } from "./StageDetails.tsx";
import { StepDetails } from "./StepDetails.tsx";

/** Everything about what is selected; about the whole map where nothing is. */
export function Details() {
  const { t } = useT();
  const document = useDocument();
  const selection = useSeen((seen) => seen.selection);
  const near = useSeen((seen) => underKeyboard(seen.cursor));
  const about = selection.length > 0 || near === undefined ? selection : [near];
  const [id, ...others] = about.filter((selected) => document.get(selected) !== undefined);
  if (id === undefined) {
    return (
      <>
        <p className={styles.quiet}>{t("panel.nothing-selected")}</p>
        <DocumentDetails />
      </>
    );
  }
  if (others.length > 0) return <ManyDetails ids={[id, ...others]} />;
  return (
    <>
      <OfOne key={id} id={id} />
      <TraceField key={`${id} tied`} id={id} />
    </>
  );
}

function OfOne({ id }: { readonly id: RecordId }) {
  const document = useDocument();
  const record = document.get(id);
  if (isA(record, "card")) return <CardDetails key={id} id={id} />;
  if (isA(record, "stage")) return <StageDetails key={id} id={id} />;
  if (isA(record, "step")) return <StepDetails key={id} id={id} />;
  if (isA(record, "persona")) return <PersonaDetails key={id} id={id} />;
  if (isA(record, "source")) return <SourceDetails key={id} id={id} />;
  return <DocumentDetails />;
}
