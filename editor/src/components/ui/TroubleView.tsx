import type { Trouble } from "../../api/client.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

interface Props {
  readonly trouble: Trouble;
  readonly again?: () => void;
}

/** What went wrong, in the server's words where it said any, and a way to try again. */
export function TroubleView({ trouble, again }: Props) {
  const { t } = useT();
  const offline = trouble.code === "offline";
  const action = again && (
    <Button look="primary" icon="rotate-cw" onPress={again}>
      {t("ui.try-again")}
    </Button>
  );
  return (
    <div role="alert">
      <EmptyState
        icon={offline ? "wifi-off" : "circle-alert"}
        title={offline ? t("trouble.offline") : trouble.message}
        action={action}
      >
        {offline ? t("trouble.offline.hint") : trouble.hint}
      </EmptyState>
    </div>
  );
}
