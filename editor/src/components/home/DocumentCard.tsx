import { GridListItem } from "react-aria-components";
import type { Listed } from "../../api/api.gen.ts";
import { address } from "../../api/client.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { useShownTheme } from "../../theme/theme.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./DocumentCard.module.css";
import { DocumentMenu } from "./DocumentMenu.tsx";
import { Thumbnail } from "./Thumbnail.tsx";

interface Props {
  readonly document: Listed;
  /** The title of its framework. */
  readonly framework: string;
  readonly isTrash: boolean;
  readonly mayTrash: boolean;
  readonly again: () => void;
}

/** One document: what it looks like now, what it is called, when it changed. */
export function DocumentCard({ document, framework, isTrash, mayTrash, again }: Props) {
  const { t, tell, ago, date } = useT();
  const theme = useShownTheme() === "dark" ? "dark" : "light";
  const { id, title, kind, changed, path, file } = document;
  const name = title || t("editor.untitled");
  const picture = address("GET /api/documents/{document}/thumbnail", { path: { document: id }, query: { theme } });
  const link = isTrash ? {} : { href: mapPath(id) };
  return (
    <GridListItem id={id} textValue={name} {...link} className={styles.card ?? ""}>
      <Thumbnail source={`${picture}&v=${document.version}`} />
      <div className={styles.words}>
        <h2 className={styles.title} dir="auto" title={name}>
          {name}
        </h2>
        <p className={styles.about}>
          <span dir="auto">{path || framework || tell(`kind.${kind}`)}</span>
          <span aria-hidden="true">·</span>
          <time dateTime={changed} title={date(changed, { dateStyle: "full", timeStyle: "short" })}>
            {ago(changed)}
          </time>
        </p>
        {file === "broken" && (
          <p className={styles.broken}>
            <Icon name="triangle-alert" size={13} /> {t("home.broken-file")}
          </p>
        )}
      </div>
      {mayTrash && <DocumentMenu id={id} title={name} isTrash={isTrash} again={again} />}
    </GridListItem>
  );
}
