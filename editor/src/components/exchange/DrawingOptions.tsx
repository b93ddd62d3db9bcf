import { useT } from "../../i18n/Locale.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";

export interface Drawing {
  readonly page: (typeof PAGES)[number];
  readonly landscape: boolean;
  /** "" is the one that the document names. */
  readonly theme: string;
  /** Whether the file carries the document inside, so that it can be opened again. */
  readonly source: boolean;
}

export const FIRST_DRAWING: Drawing = { page: "poster", landscape: true, theme: "", source: true };

const PAGES = ["poster", "a4", "a3", "a2", "letter"] as const;
const THEMES = ["", "light", "dark", "print", "colour-blind"] as const;

interface Props {
  readonly value: Drawing;
  readonly onChange: (drawing: Drawing) => void;
}

/** On what, which way round and in which colours. */
export function DrawingOptions({ value, onChange }: Props) {
  const { t } = useT();
  return (
    <>
      <Select
        label={t("export.page")}
        choices={PAGES.map((id) => ({ id, label: t(`page.${id}`) }))}
        value={value.page}
        onChange={(page) => onChange({ ...value, page })}
      />
      {value.page !== "poster" && (
        <Segmented
          label={t("export.way")}
          choices={[
            { id: "landscape", label: t("page.landscape") },
            { id: "portrait", label: t("page.portrait") },
          ]}
          value={value.landscape ? "landscape" : "portrait"}
          onChange={(way) => onChange({ ...value, landscape: way === "landscape" })}
        />
      )}
      <Select<string>
        label={t("field.theme")}
        choices={THEMES.map((id) => ({ id, label: t(id === "" ? "export.theme-own" : `theme.${id}`) }))}
        value={value.theme}
        onChange={(theme) => onChange({ ...value, theme })}
      />
    </>
  );
}
