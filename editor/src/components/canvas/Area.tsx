import { clsx } from "clsx";
import { memo } from "react";
import type { Slot } from "../../core/framework.ts";
import type { AreaPlace } from "../../core/grid/areas.ts";
import { kindIcon } from "../../core/grid/looks.ts";
import { MAP } from "../../core/ids.ts";
import { places } from "../../core/view.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { AddHere } from "../map/AddHere.tsx";
import { useSpot } from "../map/useSpot.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Area.module.css";
import { Group } from "./Group.tsx";

interface Props {
  readonly slot: Slot;
  /** Where it stands; nothing where areas follow each other. */
  readonly place: AreaPlace | undefined;
}

/** One area: its head, and what stands there, by the steps it belongs to. */
export const Area = memo(function Area({ slot, place }: Props) {
  const session = useSession();
  const spot = useSpot(slot.id, MAP);
  // Joined to one word, so that it is the same while the same steps are there.
  const all = useTopic("frame", ({ document, framework }) => places(document, framework).join(" "));
  const here = places(session.document, session.framework).filter((one) => all.split(" ").includes(one));
  const across = place && {
    gridColumn: `${place.column} / span ${place.width}`,
    gridRow: `${place.row} / span ${place.height}`,
  };
  return (
    <div
      className={clsx(styles.area, slot.highlight && styles.highlight)}
      role="row"
      style={across}
      data-tone={slot.tone}
    >
      <div className={styles.head} role="rowheader" data-lane={slot.id}>
        <Icon name={slot.icon || kindIcon(slot.shows[0] ?? "")} size={18} />
        <span className={styles.words}>
          <span className={styles.title} dir="auto">
            {slot.title}
          </span>
          {slot.hint !== "" && (
            <span className={styles.hint} dir="auto">
              {slot.hint}
            </span>
          )}
        </span>
        {slot.fill > 0 && <span className={styles.fill}>{slot.fill}</span>}
      </div>
      <div
        className={clsx(styles.cell, styles[slot.look])}
        role="gridcell"
        {...spot}
        data-cell=""
        data-look={slot.look}
      >
        <span className="for-screen-readers">{slot.title}</span>
        {here.map((one) => (
          <Group key={one} slot={slot} place={one} />
        ))}
        <AddHere slot={slot} place={MAP} group="" prompt={slot.prompt} />
      </div>
    </div>
  );
});
