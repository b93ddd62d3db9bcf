import { Button } from "react-aria-components";
import { type FaceWish, faceAt, variants } from "../../hooks/faces.ts";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./Faces.module.css";

interface Props {
  readonly wish: FaceWish;
  /** How often somebody has asked for others. */
  readonly round: number;
  readonly isDisabled: boolean;
  readonly describedBy: string;
  readonly choose: (face: FaceWish) => Promise<void>;
}

/** Twelve faces as buttons. */
export function FaceGrid({ wish, round, isDisabled, describedBy, choose }: Props) {
  const { t } = useT();
  return (
    <ul className={styles.grid} aria-describedby={describedBy}>
      {variants(wish, round).map((face, n) => (
        <li key={face.seed}>
          <Button
            className={styles.face ?? ""}
            aria-label={t("faces.one", { n: n + 1 })}
            isDisabled={isDisabled}
            onPress={() => void choose(face)}
          >
            <img src={faceAt(face)} alt="" draggable={false} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
