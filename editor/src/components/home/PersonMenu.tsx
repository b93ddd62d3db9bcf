import { Button } from "react-aria-components";
import { useT } from "../../i18n/Locale.tsx";
import { LANGUAGES } from "../../i18n/languages.ts";
import { chooseTheme, THEMES, useTheme } from "../../theme/theme.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuSection } from "../ui/MenuSection.tsx";
import styles from "./PersonMenu.module.css";

interface Props {
  readonly name: string;
}

async function signOut(name: string): Promise<void> {
  const { leave } = await import("../../live/leave.ts");
  await leave(name);
  window.location.assign("/sign-in");
}

/** Who one is here, and how one wants to see the page. */
export function PersonMenu({ name }: Props) {
  const { t, language, choose } = useT();
  const theme = useTheme();
  const trigger = (
    <Button aria-label={t("person.menu", { name })} className={styles.button ?? ""}>
      <Avatar name={name} />
    </Button>
  );
  return (
    <Menu trigger={trigger} placement="bottom end" aria-label={t("person.menu", { name })}>
      <MenuSection title={t("person.theme")} selected={theme}>
        {THEMES.map((one) => (
          <MenuItem key={one} id={one} onAction={() => chooseTheme(one)}>
            {t(`theme.${one}`)}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={t("person.language")} selected={language}>
        {LANGUAGES.map((one) => (
          <MenuItem key={one.tag} id={one.tag} onAction={() => choose(one)}>
            {one.name}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection>
        <MenuItem icon="key-round" href="/password">
          {t("person.password")}
        </MenuItem>
        <MenuItem icon="log-out" onAction={() => void signOut(name)}>
          {t("person.sign-out")}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}
