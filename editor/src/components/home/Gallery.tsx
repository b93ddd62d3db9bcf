import { Button } from "react-aria-components";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Gallery.module.css";
import { Thumbnail } from "./Thumbnail.tsx";

export interface Exhibit {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly icon?: string;
  /** What kind of thing it is. */
  readonly label?: string;
  readonly language?: string;
  readonly picture: string;
}

interface Props {
  readonly groups: readonly { readonly id: string; readonly title: string; readonly items: readonly Exhibit[] }[];
  readonly onChoose: (id: string) => void;
}

/** Things to begin with, each with its picture; a press on one begins. */
export function Gallery({ groups, onChoose }: Props) {
  return groups.map(({ id, title, items }) => (
    <section key={id} className={styles.group} aria-label={title || undefined}>
      {title !== "" && <h3 className={styles.heading}>{title}</h3>}
      <ul className={styles.items}>
        {items.map((one) => (
          <li key={one.id} className={styles.item}>
            <Thumbnail source={one.picture} />
            <div className={styles.words} lang={one.language}>
              {one.label !== undefined && <span className={styles.label}>{one.label}</span>}
              <Button className={styles.button ?? ""} onPress={() => onChoose(one.id)}>
                {one.icon !== undefined && <Icon name={one.icon} className={styles.icon} />}
                <span dir="auto">{one.title}</span>
              </Button>
              <p className={styles.about} dir="auto">
                {one.words}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}
