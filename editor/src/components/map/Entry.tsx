import { memo } from "react";
import type { Slot } from "../../core/framework.ts";
import type { RecordId } from "../../core/ids.ts";
import { useSession } from "../../hooks/session.ts";
import { Card } from "./Card.tsx";
import { Heading } from "./HeadingEntry.tsx";

interface Props {
  readonly id: RecordId;
  readonly slot: Slot;
  readonly isWide?: boolean;
  readonly prompt?: string;
}

/** Whatever stands in a cell: a card most often, a step, stage or persona where the lane shows those. */
export const Entry = memo(function Entry({ id, slot, isWide = false, prompt = "" }: Props) {
  const { document, seen } = useSession();
  const type = (document.get(id) ?? seen.typing?.fresh.at(-1))?.record ?? "";
  if (type === "") return null;
  return (
    <li data-item={id}>
      {type === "card" ? (
        <Card id={id} slot={slot} isWide={isWide} prompt={prompt} />
      ) : (
        <Heading id={id} prompt={prompt} />
      )}
    </li>
  );
});
