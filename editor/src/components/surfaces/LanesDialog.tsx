import { useState } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import { isKind, type Kind } from "../../core/ids.ts";
import { KINDS } from "../../core/schema.gen.ts";
import { useDocument, useFrame, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./LanesDialog.module.css";
import { lanesOf } from "./lanesOf.ts";

interface Props {
  readonly close: () => void;
}

/** Which lanes this map shows and in which order; lanes of one's own for kinds that the framework has no place for. */
export function LanesDialog({ close }: Props) {
  const session = useSession();
  useDocument();
  const frame = useFrame();
  const { t, tell } = useT();
  const lanes = lanesOf(session);
  return (
    <Dialog title={t("lanes.title")} isOpen onClose={close} size="m">
      <ul className={styles.list}>
        {lanes.map(({ slot, isShown, isOwn }) => (
          <li key={slot.id} className={styles.lane}>
            <Icon name={slot.icon || "rows-3"} />
            <Switch
              className={styles.name}
              isSelected={isShown}
              onChange={(on) => session.run(COMMANDS[on ? "lane.show" : "lane.hide"], { slot: slot.id })}
            >
              <span dir="auto">{slot.title}</span>
            </Switch>
            <span className={styles.count}>{t("lanes.behind", { n: frame.hidden.get(slot.id) ?? 0 })}</span>
            <IconButton
              size="s"
              icon="chevron-up"
              label={tell("command.lane.up")}
              isDisabled={!isShown}
              onPress={() => session.run(COMMANDS["lane.up"], { slot: slot.id })}
            />
            <IconButton
              size="s"
              icon="chevron-down"
              label={tell("command.lane.down")}
              isDisabled={!isShown}
              onPress={() => session.run(COMMANDS["lane.down"], { slot: slot.id })}
            />
            <IconButton
              size="s"
              icon={isShown ? "eye-off" : "eye"}
              label={t(isShown ? "lanes.hide-here" : "lanes.show-here", { lane: slot.title })}
              onPress={() => session.run(COMMANDS["view.lane"], { slot: slot.id, shown: !isShown })}
            />
            {isOwn && (
              <IconButton
                size="s"
                icon="trash-2"
                label={tell("command.lane.delete")}
                onPress={() => session.run(COMMANDS["lane.delete"], { slot: slot.id })}
              />
            )}
          </li>
        ))}
      </ul>
      <NewLane />
    </Dialog>
  );
}

/** A lane of one's own: a title and the kind of card it takes. */
function NewLane() {
  const session = useSession();
  const { t, tell } = useT();
  const taken = new Set(session.framework.slots.flatMap(({ shows }) => shows));
  const free = Object.keys(KINDS)
    .filter(isKind)
    .filter((kind) => !taken.has(kind));
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<Kind | undefined>(free[0]);
  const add = () => {
    if (kind === undefined) return;
    session.run(COMMANDS["lane.add"], { title: title.trim() || tell(`kind.${kind}`), kinds: [kind] });
    setTitle("");
  };
  return (
    <div className={styles.fresh}>
      <TextField label={t("lanes.new")} value={title} onChange={setTitle} />
      <Select<string>
        label={t("lanes.kind")}
        choices={free.map((one) => ({ id: one, label: tell(`kind.${one}`) }))}
        value={kind ?? ""}
        onChange={(chosen) => setKind(free.find((one) => one === chosen))}
      />
      <Button icon="plus" onPress={add} isDisabled={kind === undefined}>
        {tell("command.lane.add")}
      </Button>
    </div>
  );
}
