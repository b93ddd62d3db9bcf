import { useCallback } from "react";
import { address, ask } from "../../api/client.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useLoaded } from "../../hooks/loaded.ts";
import { useT } from "../../i18n/Locale.tsx";
import { useShownTheme } from "../../theme/theme.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { Gallery } from "./Gallery.tsx";

interface Props {
  readonly onChoose: (example: string) => void;
}

/** Whole journeys that one may take and change. */
export function ExampleGallery({ onChoose }: Props) {
  const { t } = useT();
  const theme = useShownTheme();
  const frameworks = useFrameworks();
  const examples = useLoaded(useCallback(() => ask("GET /api/examples"), []));
  if (examples.state === "loading") return <Loading />;
  if (examples.state === "failed") return <TroubleView trouble={examples.trouble} again={examples.again} />;
  if (examples.value.length === 0) return <EmptyState icon="book-open" title={t("new.no-examples")} />;
  const known = frameworks.state === "here" ? frameworks.value : [];
  const items = examples.value.map(({ id, title, description, framework, language }) => ({
    id,
    title,
    words: description,
    language,
    label: known.find((one) => one.id === framework)?.title ?? framework,
    picture: address("GET /api/examples/{example}/thumbnail", { path: { example: id }, query: { theme } }),
  }));
  return <Gallery groups={[{ id: "examples", title: "", items }]} onChoose={onChoose} />;
}
