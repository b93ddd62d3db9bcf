import { Button, Dialog, DialogTrigger } from "react-aria-components";
import { present, whereIs } from "../../core/live/present.ts";
import type { Somebody } from "../../core/session/company.ts";
import { usePeople } from "../../hooks/saving.ts";
import { useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Popover } from "../ui/Popover.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./PeopleBar.module.css";

/** How many discs there is room for. */
const MOST = 4;

/** Who else is here; pressing somebody goes to where they are. */
export function PeopleBar() {
  const { t } = useT();
  const people = present(usePeople());
  if (people.length === 0) return null;
  const shown = people.length > MOST ? people.slice(0, MOST - 1) : people;
  return (
    <ul className={styles.people} aria-label={t("people.here", { n: people.length })}>
      {shown.map((person) => (
        <li key={person.who} className={styles.one}>
          <One person={person} />
        </li>
      ))}
      {people.length > shown.length && (
        <li className={styles.one}>
          <DialogTrigger>
            <Button className={styles.more ?? ""} aria-label={t("people.all", { n: people.length })}>
              +{people.length - shown.length}
            </Button>
            <Popover placement="bottom end">
              <Dialog className={styles.all ?? ""} aria-label={t("people.here", { n: people.length })}>
                {people.map((person) => (
                  <One key={person.who} person={person} isNamed />
                ))}
              </Dialog>
            </Popover>
          </DialogTrigger>
        </li>
      )}
    </ul>
  );
}

interface Props {
  readonly person: Somebody;
  readonly isNamed?: boolean;
}

function One({ person, isNamed = false }: Props) {
  const session = useSession();
  const { t } = useT();
  const { name, colour, typing } = person;
  const where = whereIs(person);
  const words = t(typing === undefined ? (where === undefined ? "people.looks" : "people.go") : "people.types", {
    name,
  });
  const go = () => {
    if (where !== undefined) session.perform({ effect: { do: "scroll-to", id: where } });
  };
  const button = (
    <Button className={isNamed ? (styles.row ?? "") : (styles.disc ?? "")} aria-label={words} onPress={go}>
      <Avatar name={name} colour={colour} />
      {isNamed && (
        <span className={styles.name} dir="auto">
          {name}
        </span>
      )}
    </Button>
  );
  return isNamed ? button : <Tooltip words={words}>{button}</Tooltip>;
}
