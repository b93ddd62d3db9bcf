import type { Framework } from "../../api/api.gen.ts";
import { address } from "../../api/client.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useT } from "../../i18n/Locale.tsx";
import { useShownTheme } from "../../theme/theme.ts";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { Gallery } from "./Gallery.tsx";

interface Props {
  readonly onChoose: (framework: string) => void;
}

const GROUPS = ["journey", "api", "people", "architecture"] as const;

/** All frameworks by what they are about, each with its empty sheet. */
export function FrameworkGallery({ onChoose }: Props) {
  const { t, language } = useT();
  const theme = useShownTheme();
  const frameworks = useFrameworks();
  if (frameworks.state === "loading") return <Loading />;
  if (frameworks.state === "failed") return <TroubleView trouble={frameworks.trouble} again={frameworks.again} />;
  const groupOf = ({ group }: Framework) => GROUPS.find((one) => one === group) ?? "other";
  const groups = [...GROUPS, "other" as const].map((group) => ({
    id: group,
    title: t(`group.${group}`),
    items: frameworks.value
      .filter((one) => groupOf(one) === group)
      .map(({ id, title, summary, icon }) => ({
        id,
        title,
        words: summary,
        icon,
        picture: address("GET /api/frameworks/{framework}/thumbnail", {
          path: { framework: id },
          query: { theme, language },
        }),
      })),
  }));
  return <Gallery groups={groups.filter(({ items }) => items.length > 0)} onChoose={onChoose} />;
}
