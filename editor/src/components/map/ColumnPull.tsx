import { useContext } from "react";
import { setStageWidth } from "../../core/commands/stage/stages.ts";
import { setStepWidth } from "../../core/commands/step/steps.ts";
import { widthFor } from "../../core/grid/columns.ts";
import type { RecordId } from "../../core/ids.ts";
import type { Session } from "../../core/session/session.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { PullContext, useGeometry } from "./geometry.ts";
import { Pull } from "./Pull.tsx";

interface Props {
  readonly place: RecordId;
  readonly column: number;
}

/** The end of a column, to be pulled wider; it is written once, when it is let go. */
export function ColumnPull({ place, column }: Props) {
  const session = useSession();
  const { t } = useT();
  const { columns, room, bounds } = useGeometry();
  const pull = useContext(PullContext);
  if (room === 0) return null;
  const widthAt = (px: number) => widthFor(columns, column, px, room, bounds);
  return (
    <Pull
      label={t("map.resize")}
      side="end"
      onPull={(px) => pull(px === undefined ? undefined : { place, width: widthAt(px) })}
      onDone={(px) => {
        pull(undefined);
        setWidth(session, place, widthAt(px));
      }}
    />
  );
}

export function setWidth(session: Session, id: RecordId, width: number): void {
  if (session.record(id)?.record === "stage") session.run(setStageWidth, { ids: [id], value: width });
  else session.run(setStepWidth, { ids: [id], value: width });
}
