import { useState } from "react";
import { COMMANDS } from "../../../core/commands/table.ts";
import type { Document } from "../../../core/document.ts";
import { isPlainId, type RecordId, type Ref } from "../../../core/ids.ts";
import { labelOf } from "../../../core/records.ts";
import { useDocument, useSession } from "../../../hooks/session.ts";
import { useT } from "../../../i18n/Locale.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./Field.module.css";

interface Props {
  readonly id: RecordId;
}

const RELATIONS = ["answers", "opens", "follows", "measures"] as const;
const CHOOSE = "";

/** What a card has to do with other cards: what it answers, opens, follows or measures. */
export function LinksField({ id }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const [relation, setRelation] = useState<(typeof RELATIONS)[number]>("answers");
  const links = RELATIONS.flatMap((name) =>
    document.links(id, name).flatMap(({ id: link, to }) => (to === "" ? [] : [{ id: link, to, relation: name }])),
  );
  const taken = new Set<string>(links.filter((link) => link.relation === relation).map(({ to }) => to));
  const free = document.of("card").filter((card) => card.id !== id && !taken.has(card.id));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t("field.links")}</legend>
      {links.map((link) => (
        <div key={link.id} className={styles.row}>
          <span className={styles.grows} dir="auto">
            {t(`relation.${link.relation}`)}: {wordsOf(document, link.to)}
          </span>
          <IconButton
            size="s"
            icon="x"
            label={t("panel.remove", { what: wordsOf(document, link.to) })}
            onPress={() => session.run(COMMANDS["card.unlink"], { id, relation: link.relation, to: link.to })}
          />
        </div>
      ))}
      <Select
        label={t("field.relation")}
        hidesLabel
        choices={RELATIONS.map((name) => ({ id: name, label: t(`relation.${name}`) }))}
        value={relation}
        onChange={setRelation}
      />
      <Select<string>
        label={t("panel.link-add")}
        hidesLabel
        choices={[
          { id: CHOOSE, label: t("panel.link-add") },
          ...free.map((card) => ({ id: card.id, label: labelOf(card) })),
        ]}
        value={CHOOSE}
        onChange={(chosen) => {
          const to = free.find((card) => card.id === chosen)?.id;
          if (to !== undefined) session.run(COMMANDS["card.link"], { id, relation, to });
        }}
      />
    </fieldset>
  );
}

/** What stands on a card that is linked; the reference itself where it is in another document. */
function wordsOf(document: Document, to: Ref): string {
  const record = isPlainId(to) ? document.get(to) : undefined;
  return record === undefined ? to : labelOf(record);
}
