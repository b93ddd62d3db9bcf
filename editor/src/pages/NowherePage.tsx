import { Button } from "../components/ui/Button.tsx";
import { EmptyState } from "../components/ui/EmptyState.tsx";
import { useT } from "../i18n/Locale.tsx";
import { go } from "./router.ts";

/** An address that leads nowhere. */
export function NowherePage() {
  const { t } = useT();
  const action = (
    <Button look="primary" onPress={() => go("/")}>
      {t("nowhere.home")}
    </Button>
  );
  return (
    <main>
      <EmptyState icon="signpost" title={t("nowhere.title")} action={action}>
        {t("nowhere.hint")}
      </EmptyState>
    </main>
  );
}
