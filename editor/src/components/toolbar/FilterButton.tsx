import { lazy, Suspense, useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";

const FilterSheet = lazy(async () => ({ default: (await import("./FilterSheet.tsx")).FilterSheet }));

interface Props {
  /** How much is filtered and focused now. */
  readonly count: number;
  readonly className?: string | undefined;
}

/** Opens all that one can filter and focus by. */
export function FilterButton({ count, className }: Props) {
  const { t } = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" size="s" icon="list-filter" className={className}>
        {t("filter.title")}
        {count > 0 && <span className="for-screen-readers"> {t("filter.active.count", { n: count })}</span>}
      </Button>
      <Suspense>{isOpen && <FilterSheet />}</Suspense>
    </DialogTrigger>
  );
}
