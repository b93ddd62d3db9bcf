import { useMemo } from "react";
import { GridList } from "react-aria-components";
import { type Listed, MAY, type Workspace } from "../../api/api.gen.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useT } from "../../i18n/Locale.tsx";
import { listed, tagsOf, type Wish, wishFrom, wishQuery } from "../../pages/listing.ts";
import { go } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { DocumentCard } from "./DocumentCard.tsx";
import styles from "./Documents.module.css";
import { ListControls } from "./ListControls.tsx";

interface Props {
  readonly all: readonly Listed[];
  readonly workspace: Workspace;
  readonly query: URLSearchParams;
  readonly isTrash: boolean;
  readonly again: () => void;
}

/** All documents of a workspace as pictures, or those in its trash; searched and sorted as the address says. */
export function Documents({ all, workspace, query, isTrash, again }: Props) {
  const { t, language } = useT();
  const frameworks = useFrameworks();
  const titles = useMemo(() => {
    const known = frameworks.state === "here" ? frameworks.value : [];
    return new Map(known.map(({ id, title }) => [id, title]));
  }, [frameworks]);
  const framework = (id: string) => titles.get(id) ?? id;
  const wish = wishFrom(query);
  const shown = listed(all, wish, framework, language);
  const look = (next: Wish) =>
    go(`${isTrash ? "/trash" : "/"}?${wishQuery(next)}`.replace(/\?$/, ""), { replace: true });
  const mayTrash = MAY["document.trash"].includes(workspace.role);
  const title = t(isTrash ? "home.trash" : "home.title");
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {all.length > 0 && <ListControls wish={wish} tags={tagsOf(all)} onChange={look} />}
      </div>
      {all.length === 0 ? (
        <Nothing isTrash={isTrash} mayCreate={MAY["document.create"].includes(workspace.role)} />
      ) : (
        <GridList
          aria-label={title}
          layout="grid"
          items={shown}
          dependencies={[titles, isTrash, language]}
          className={styles.grid ?? ""}
          renderEmptyState={() => (
            <EmptyState icon="search-x" title={t("home.nothing-found")}>
              {t("home.nothing-found.hint")}
            </EmptyState>
          )}
        >
          {(one) => (
            <DocumentCard
              document={one}
              framework={framework(one.framework)}
              isTrash={isTrash}
              mayTrash={mayTrash}
              again={again}
            />
          )}
        </GridList>
      )}
    </>
  );
}

function Nothing({ isTrash, mayCreate }: { readonly isTrash: boolean; readonly mayCreate: boolean }) {
  const { t } = useT();
  if (isTrash) {
    return (
      <EmptyState icon="trash-2" title={t("trash.empty")}>
        {t("trash.empty.hint")}
      </EmptyState>
    );
  }
  const action = mayCreate && (
    <>
      <Button look="primary" size="l" icon="plus" onPress={() => go("/new")}>
        {t("home.new")}
      </Button>
      <Button size="l" onPress={() => go("/new?from=examples")}>
        {t("home.from-example")}
      </Button>
    </>
  );
  return (
    <EmptyState icon="route" title={t("home.empty")} action={action}>
      {t(mayCreate ? "home.empty.hint" : "home.empty.viewer")}
    </EmptyState>
  );
}
