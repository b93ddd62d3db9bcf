import { lens } from "../../core/commands/view/viewing.ts";
import { frameworkId } from "../../core/ids.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuSection } from "../ui/MenuSection.tsx";
import styles from "./LensSwitcher.module.css";

/** Which framework one looks through, and all that one may look through instead: nothing is converted, nothing is lost. */
export function LensSwitcher() {
  const session = useSession();
  const { t } = useT();
  const framework = useTopic("frame", () => session.framework);
  const frameworks = useFrameworks();
  const all = frameworks.state === "here" ? frameworks.value : [];
  const layouts = [...new Set(all.map(({ layout }) => layout))];
  const trigger = (
    <Button look="quiet" icon={framework.icon} after="chevrons-up-down" className={styles.button}>
      <span className="for-screen-readers">{t("lens.label")}</span> {framework.title}
    </Button>
  );
  return (
    <Menu
      trigger={trigger}
      placement="bottom"
      aria-label={t("lens.label")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[framework.id]}
      onAction={(id) => session.run(lens, { framework: frameworkId(String(id)) })}
    >
      {layouts.map((layout) => (
        <MenuSection key={layout} title={t(isLayout(layout) ? `layout.${layout}` : "layout.grid")}>
          {all
            .filter((one) => one.layout === layout)
            .map(({ id, title, icon }) => (
              <MenuItem key={id} id={id} icon={icon}>
                {title}
              </MenuItem>
            ))}
        </MenuSection>
      ))}
    </Menu>
  );
}

function isLayout(word: string): word is "grid" | "canvas" | "storyboard" {
  return ["grid", "canvas", "storyboard"].includes(word);
}
