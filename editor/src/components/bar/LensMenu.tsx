import type { ReactElement } from "react";
import { lens } from "../../core/commands/view/viewing.ts";
import { frameworkId } from "../../core/ids.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuSection } from "../ui/MenuSection.tsx";

interface Props {
  readonly trigger: ReactElement;
}

const LAYOUTS = ["grid", "canvas", "storyboard"] as const;

/** All frameworks that come with the program, by how they are laid out. */
export function LensMenu({ trigger }: Props) {
  const session = useSession();
  const { t } = useT();
  const framework = useTopic("frame", () => session.framework);
  const frameworks = useFrameworks();
  const all = frameworks.state === "here" ? frameworks.value : [];
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
      {LAYOUTS.map((layout) => (
        <MenuSection key={layout} title={t(`layout.${layout}`)}>
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
