import { useContext } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import { MAP, type RecordId } from "../../core/ids.ts";
import { useDocument, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { PicturesContext } from "../map/usePicture.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Row } from "./Row.tsx";
import styles from "./SidePanel.module.css";

/** Everybody who travels here. */
export function PersonasPanel() {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const pictureOf = useContext(PicturesContext);
  const personas = document.on(MAP, "persona");
  const move = (id: RecordId, before: RecordId | undefined) =>
    session.run(COMMANDS["persona.move"], { id, ...(before === undefined ? {} : { before }) });
  const add = (
    <Button icon="user-plus" onPress={() => session.run(COMMANDS["persona.add"], {})}>
      {t("command.persona.add")}
    </Button>
  );
  if (personas.length === 0) {
    return (
      <EmptyState icon="user" title={t("personas.none")} action={add}>
        {t("personas.none.hint")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {personas.map(({ id, name, role, colour, avatar }, n) => (
          <Row
            key={id}
            title={name || t("record.persona")}
            words={role}
            mark={<Avatar name={name} size="m" colour={colour || undefined} picture={pictureOf(avatar)} />}
            open={() => session.look({ selection: [id], panel: "details" })}
          >
            <IconButton
              size="s"
              icon="chevron-up"
              label={t("personas.up", { name })}
              isDisabled={n === 0}
              onPress={() => move(id, personas[n - 1]?.id)}
            />
            <IconButton
              size="s"
              icon="chevron-down"
              label={t("personas.down", { name })}
              isDisabled={n === personas.length - 1}
              onPress={() => move(id, personas[n + 2]?.id)}
            />
          </Row>
        ))}
      </ul>
      <div className={styles.actions}>{add}</div>
    </>
  );
}
