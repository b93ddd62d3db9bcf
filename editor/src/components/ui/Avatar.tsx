import { clsx } from "clsx";
import { useState } from "react";
import styles from "./Avatar.module.css";
import { colourOf, initialsOf } from "./people.ts";

interface Props {
  readonly name: string;
  readonly size?: "s" | "m" | "l";
  /** A name of `--persona-…`; else one that the name always gets. */
  readonly colour?: string | undefined;
  /** Where the browser finds a picture; "" is none. */
  readonly picture?: string;
  readonly className?: string | undefined;
}

/** Somebody, as a disc: a picture, or initials where there is none. */
export function Avatar({ name, size = "m", colour, picture = "", className }: Props) {
  const [missing, setMissing] = useState("");
  const isPictured = picture !== "" && picture !== missing;
  const look = clsx(styles.avatar, styles[size], styles[colour ?? colourOf(name)], className);
  return (
    <span className={look} role="img" aria-label={name} title={name}>
      {isPictured ? (
        <img className={styles.picture} src={picture} alt="" draggable={false} onError={() => setMissing(picture)} />
      ) : (
        initialsOf(name)
      )}
    </span>
  );
}
