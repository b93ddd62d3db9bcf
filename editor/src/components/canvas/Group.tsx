import { clsx } from "clsx";
import { memo } from "react";
import type { Slot } from "../../core/framework.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { useCell, useTopic } from "../../hooks/session.ts";
import { AddHere } from "../map/AddHere.tsx";
import { Entry } from "../map/Entry.tsx";
import { useFresh } from "../map/useFresh.ts";
import { usePlaceName } from "../map/usePlaceName.ts";
import styles from "./Area.module.css";

interface Props {
  readonly slot: Slot;
  readonly place: RecordId;
}

/** What stands in an area at one place: below the name of its step, where it has one and does not show it anyway. */
export const Group = memo(function Group({ slot, place }: Props) {
  const ids = useCell(slot, place);
  const fresh = useFresh(slot, place);
  const name = usePlaceName(place);
  const shown = fresh === undefined ? ids : [...ids.slice(0, fresh.at), fresh.id, ...ids.slice(fresh.at)];
  const isStep = useTopic("frame", ({ frame }) => frame.columns.some((column) => column.place === place));
  const isAsked = isStep && slot.level === "step" && !slot.shows.includes("steps");
  if (shown.length === 0 && !isAsked) return null;
  const heads = place !== MAP && !ids.some((id) => id === place);
  return (
    <div className={clsx(styles.group, shown.length === 0 && styles.empty)} data-place={place}>
      {heads && (
        <p className={styles.step} dir="auto">
          {name}
        </p>
      )}
      <ul className={styles.entries}>
        {shown.map((id) => (
          <Entry key={id} id={id} slot={slot} isWide prompt={id === fresh?.id ? slot.prompt : ""} />
        ))}
      </ul>
      {isAsked && <AddHere slot={slot} place={place} group="" prompt="" />}
    </div>
  );
});
