import { useMemo } from "react";
import { laidOut, NODE } from "../../core/chain.ts";
import { useChain } from "../../hooks/chain.ts";
import { useFrameworks } from "../../hooks/frameworks.ts";
import { useT } from "../../i18n/Locale.tsx";
import { mapPath } from "../../pages/address.ts";
import { go } from "../../pages/router.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import styles from "./ChainView.module.css";

interface Props {
  readonly workspace: string;
}

/** The documents of a workspace that go on in each other, as a graph of links, and how many entries go each way. */
export function ChainView({ workspace }: Props) {
  const { t } = useT();
  const chain = useChain(workspace);
  const frameworks = useFrameworks();
  const kinds = useMemo(() => {
    const known = frameworks.state === "here" ? frameworks.value : [];
    return new Map(known.map((one) => [one.id, one]));
  }, [frameworks]);
  const laid = useMemo(
    () => (chain.state === "here" ? laidOut(chain.value.documents, chain.value.ways) : undefined),
    [chain],
  );
  if (chain.state === "failed") return <TroubleView trouble={chain.trouble} again={chain.again} />;
  if (laid === undefined) return <Loading />;
  if (laid.nodes.length === 0) {
    const back = <Button onPress={() => go("/")}>{t("chain.back")}</Button>;
    return (
      <EmptyState icon="waypoints" title={t("chain.empty")} action={back}>
        {t("chain.empty.hint")}
      </EmptyState>
    );
  }
  const titles = new Map(laid.nodes.map(({ node }) => [node.id, node.title || t("editor.untitled")]));
  const told = (id: string) => {
    const onward = laid.edges.filter(({ source }) => source === id);
    const ways = onward.map(({ target, count }) => t("chain.way", { n: count, title: titles.get(target) ?? "" }));
    return [titles.get(id), ...ways].join(". ");
  };
  return (
    <section>
      <div className={styles.head}>
        <h1 className={styles.heading}>{t("chain.title")}</h1>
        <Button look="quiet" icon="chevron-left" onPress={() => go("/")}>
          {t("chain.back")}
        </Button>
      </div>
      <div className={styles.scroll} dir="ltr">
        <div className={styles.graph} style={{ inlineSize: laid.width, blockSize: laid.height }}>
          <svg className={styles.ways} width={laid.width} height={laid.height} aria-hidden="true">
            {laid.edges.map(({ source, target, path, gone }) => (
              <path key={`${source} ${target}`} d={path} data-gone={gone > 0 || undefined} />
            ))}
          </svg>
          {laid.edges.map(({ source, target, x, y, count, gone }) => (
            <span
              key={`${source} ${target}`}
              className={styles.count}
              style={{ left: x, top: y }}
              title={gone > 0 ? t("chain.gone", { n: gone }) : undefined}
              data-gone={gone > 0 || undefined}
              aria-hidden="true"
            >
              {count}
              {gone > 0 && <Icon name="unlink" size={11} />}
            </span>
          ))}
          {laid.nodes.map(({ node, x, y }) => (
            <a
              key={node.id}
              href={mapPath(node.id)}
              className={styles.node}
              style={{ left: x, top: y, inlineSize: NODE.width, blockSize: NODE.height }}
              aria-label={told(node.id)}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                go(mapPath(node.id));
              }}
            >
              <Icon name={kinds.get(node.framework)?.icon ?? "map"} size={16} />
              <span className={styles.words}>
                <strong className={styles.title} dir="auto">
                  {titles.get(node.id)}
                </strong>
                <span className={styles.kind}>{kinds.get(node.framework)?.title ?? node.framework}</span>
              </span>
            </a>
          ))}
        </div>
      </div>
    </section>
  );
}
