import { addPresets } from "../../core/commands/stage/presets.ts";
import { addStageAfter } from "../../core/commands/stage/stages.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import styles from "./Invitation.module.css";

/** What a map shows before there is anything to show: what it is for, and where to begin. */
export function Invitation() {
  const session = useSession();
  const { t } = useT();
  const { framework } = session;
  const stages = framework.stages.map(({ title }) => title).join(" · ");
  return (
    <div className={styles.invitation}>
      <EmptyState
        icon={framework.icon}
        title={framework.title}
        action={
          <div className={styles.actions}>
            {session.can(addPresets) && (
              <Button look="primary" onPress={() => session.run(addPresets, {})}>
                {t("map.empty-presets", { stages })}
              </Button>
            )}
            {session.can(addStageAfter) && (
              <Button icon="plus" onPress={() => session.run(addStageAfter, {})}>
                {t("map.empty-first")}
              </Button>
            )}
          </div>
        }
      >
        {framework.summary}
      </EmptyState>
    </div>
  );
}
