import { clsx } from "clsx";
import styles from "./Avatar.module.css";
import { colourOf, initialsOf } from "./people.ts";

interface Props {
  readonly name: string;
  readonly size?: "s" | "m" | "l";
  /** A name of `--persona-…`; else one that the name always gets. */
  readonly colour?: string | undefined;
  readonly className?: string | undefined;
}

/** Somebody, as a disc with initials. */
export function Avatar({ name, size = "m", colour, className }: Props) {
  const look = clsx(styles.avatar, styles[size], styles[colour ?? colourOf(name)], className);
  return (
    <span className={look} role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  );
}
