import { clsx } from "clsx";
import { memo } from "react";
import type { Slot } from "../../core/framework.ts";
import { spans } from "../../core/grid/arrange.ts";
import type { RecordId } from "../../core/ids.ts";
import { type AnyRecord, isA } from "../../core/records.ts";
import { useCell, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { AddHere } from "./AddHere.tsx";
import styles from "./Cell.module.css";
import { Entry } from "./Entry.tsx";
import { useFresh } from "./useFresh.ts";
import { usePlaceName } from "./usePlaceName.ts";
import { useSpot } from "./useSpot.ts";

interface Props {
  readonly slot: Slot;
  /** "" is a role of the framework that no stage stands for yet. */
  readonly place: RecordId | "";
  /** The heading above it, which a role without a stage is known by. */
  readonly group?: string;
  /** The one card that a strip is made for; "" for a cell. */
  readonly only?: RecordId | "";
  readonly first: number;
  readonly last: number;
  /** Where it stands in the grid of its lane. */
  readonly area: string;
  readonly prompt: string;
  /** Whether nothing is asked for here, though something may stand here. */
  readonly isQuiet?: boolean;
  /** Whether cards with a score stand elsewhere, on a curve. */
  readonly isLoose?: boolean;
}

/** One cell of a lane. */
export const Cell = memo(function Cell({
  slot,
  place,
  group = "",
  only = "",
  first,
  last,
  area,
  prompt,
  isQuiet = false,
  isLoose = false,
}: Props) {
  const spot = useSpot(slot.id, place || group);
  const { t } = useT();
  const name = usePlaceName(place);
  const isWide = last > first;
  return (
    <div
      className={clsx(styles.cell, isWide && styles.wide, isQuiet && styles.quiet)}
      style={{ gridArea: area }}
      role="gridcell"
      aria-colindex={first + 2}
      aria-colspan={isWide ? last - first + 1 : undefined}
      {...(only === "" ? spot : {})}
      data-cell={only === "" ? "" : undefined}
      data-look={slot.look}
    >
      <span className="for-screen-readers">
        {name === "" ? slot.title : t("map.cell", { lane: slot.title, place: name })}
      </span>
      {only !== "" && (
        <ul className={styles.entries}>
          <Entry id={only} slot={slot} isWide />
        </ul>
      )}
      {only === "" && place !== "" && (
        <Entries slot={slot} place={place} isWide={isWide} isLoose={isLoose} prompt={prompt} />
      )}
      {only === "" && !isQuiet && <AddHere slot={slot} place={place} group={group} prompt={prompt} />}
    </div>
  );
});

interface EntriesProps {
  readonly slot: Slot;
  readonly place: RecordId;
  readonly isWide: boolean;
  readonly isLoose: boolean;
  readonly prompt: string;
}

function Entries({ slot, place, isWide, isLoose, prompt }: EntriesProps) {
  const session = useSession();
  const ids = useCell(slot, place);
  const fresh = useFresh(slot, place);
  const own = ids.filter((id) => !spans(session.document, id) && !(isLoose && isScored(session.record(id))));
  const shown = fresh === undefined ? own : [...own.slice(0, fresh.at), fresh.id, ...own.slice(fresh.at)];
  if (shown.length === 0) return null;
  return (
    <ul className={styles.entries}>
      {shown.map((id) => (
        <Entry key={id} id={id} slot={slot} isWide={isWide} prompt={id === fresh?.id ? prompt : ""} />
      ))}
    </ul>
  );
}

function isScored(record: AnyRecord | undefined): boolean {
  return isA(record, "card") && record.score !== undefined;
}
