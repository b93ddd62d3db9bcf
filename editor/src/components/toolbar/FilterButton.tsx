import { lazy, Suspense, useRef, useState } from "react";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";

const FilterSheet = lazy(async () => ({ default: (await import("./FilterSheet.tsx")).FilterSheet }));

interface Props {
  /** How much is filtered and focused now. */
  readonly count: number;
  readonly className?: string | undefined;
}

/** Opens all that one can filter and focus by, which is fetched when somebody first does. */
export function FilterButton({ count, className }: Props) {
  const { t } = useT();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor}>
      <Button
        look="quiet"
        size="s"
        icon="list-filter"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {t("filter.title")}
        {count > 0 && <span className="for-screen-readers"> {t("filter.active.count", { n: count })}</span>}
      </Button>
      <Suspense>{isOpen && <FilterSheet anchor={anchor} close={() => setOpen(false)} />}</Suspense>
    </span>
  );
}
