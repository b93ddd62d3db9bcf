import type { RecordId } from "../../core/ids.ts";
import { isA } from "../../core/records.ts";
import { useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Card.module.css";
import { rolesOf, useItem } from "./useItem.ts";
import { usePicture } from "./usePicture.ts";
import { Words } from "./Words.tsx";

interface Props {
  readonly id: RecordId;
  readonly prompt: string;
}

/** A step, stage or persona as an entry of a lane, where columns are whole stages. */
export function Heading({ id, prompt }: Props) {
  const { t } = useT();
  const item = useItem(id);
  const record = useTopic(id, (session) => session.record(id));
  const isPersona = isA(record, "persona");
  const portrait = usePicture(isPersona ? record.avatar : "");
  const title = isA(record, "step") || isA(record, "stage") ? record.title : isPersona ? record.name || record.id : "";
  const turns = isA(record, "step") && record.moment_of_truth;
  return (
    <div
      {...item}
      {...rolesOf(item)}
      aria-label={title || prompt}
      className={styles.note}
      data-tone={isPersona ? "blue" : "plain"}
    >
      <div className={styles.line}>
        {isPersona && record.avatar !== "" && (
          <Avatar name={title} size="l" colour={record.colour || undefined} picture={portrait} />
        )}
        {turns && (
          <span className={styles.star}>
            <Icon name="star" size={14} />
            <span className="for-screen-readers">{t("map.moment-of-truth")}</span>
          </span>
        )}
        <Words
          id={id}
          field={isPersona ? "name" : "title"}
          text={title}
          label={t("map.step-title")}
          className={styles.strong}
          placeholder={prompt}
          oneLine
        />
      </div>
      {isPersona && record.role !== "" && <p className={styles.small}>{record.role}</p>}
      {isA(record, "step") && record.duration !== "" && <p className={styles.small}>{record.duration}</p>}
    </div>
  );
}
