import { lens } from "../../core/commands/view/viewing.ts";
import { slotNamed } from "../../core/framework.ts";
import { frameworkId } from "../../core/ids.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useFrame, useSeen, useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./NextTask.module.css";

/** Where to look at the same map next: what the lane at the keyboard leads to, then what the framework leads to. */
export function ContinueLinks() {
  const session = useSession();
  const { t } = useT();
  const framework = useTopic("frame", () => session.framework);
  const frame = useFrame();
  const row = useSeen((seen) => seen.cursor?.row);
  const frameworks = useFrameworks();
  const known = frameworks.state === "here" ? frameworks.value : [];
  const slot =
    frame.rows.find(({ id }) => id === row) ?? (row && row[0] !== "#" ? slotNamed(framework, row) : undefined);
  const ways = [...(slot?.links ?? []).map(({ to }) => to), ...framework.next];
  const others = [...new Set(ways)].flatMap((id) => known.find((one) => one.id === id) ?? []);
  if (others.length === 0) return null;
  return (
    <section className={styles.here}>
      <h3 className={styles.heading}>{t("guidance.continue")}</h3>
      <ul className={styles.list}>
        {others.map(({ id, title, icon }) => (
          <li key={id}>
            <Button size="s" icon={icon} onPress={() => session.run(lens, { framework: frameworkId(id) })}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
