import { lazy, type ReactElement, Suspense } from "react";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./LensSwitcher.module.css";

/** Menus are a fifth of what React Aria weighs; the map is seen first. */
const LensMenu = lazy(async () => ({ default: (await import("./LensMenu.tsx")).LensMenu }));

/** Which framework one looks through, and all that one may look through instead: nothing is converted, nothing is lost. */
export function LensSwitcher() {
  const session = useSession();
  const { t } = useT();
  const { icon, title } = useTopic("frame", () => session.framework);
  const button: ReactElement = (
    <Button look="quiet" icon={icon} after="chevrons-up-down" className={styles.button}>
      <span className="for-screen-readers">{t("lens.label")}</span> {title}
    </Button>
  );
  return (
    <Suspense fallback={button}>
      <LensMenu trigger={button} />
    </Suspense>
  );
}
