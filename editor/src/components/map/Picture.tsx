import { useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Card.module.css";
import { usePicture } from "./usePicture.ts";

interface Props {
  readonly image: string;
  readonly alt: string;
}

/** A card's picture, or a frame that says what it would show where the file is not there. */
export function Picture({ image, alt }: Props) {
  const address = usePicture(image);
  const [missing, setMissing] = useState("");
  if (address === "" || missing === address) {
    return (
      <span className={styles.missing}>
        <Icon name="image-off" size={20} />
        <span dir="auto">{alt || image}</span>
      </span>
    );
  }
  return (
    <img
      className={styles.picture}
      src={address}
      alt={alt}
      loading="lazy"
      draggable={false}
      onError={() => setMissing(address)}
    />
  );
}
