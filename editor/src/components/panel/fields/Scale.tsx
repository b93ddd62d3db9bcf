import { useId, useRef } from "react";
import { useT } from "../../../i18n/Locale.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./Field.module.css";

interface Props {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly value: number | undefined;
  readonly write: (value: number | undefined, turn: string) => void;
}

/** A number between two bounds, as a slider; none until it is touched.  One drag is one step of undo. */
export function Scale({ label, low, high, step, value, write }: Props) {
  const id = useId();
  const { t, number } = useT();
  const turn = useRef("");
  const begin = () => {
    turn.current = crypto.randomUUID();
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          type="range"
          className={styles.slider}
          min={low}
          max={high}
          step={step}
          value={value ?? (low + high) / 2}
          aria-valuetext={value === undefined ? t("panel.none") : number(value)}
          onPointerDown={begin}
          onFocus={begin}
          onChange={(event) => write(Number(event.currentTarget.value), turn.current)}
        />
        <output className={styles.amount}>{value === undefined ? "–" : number(value)}</output>
        <IconButton
          size="s"
          icon="x"
          label={t("panel.clear", { field: label })}
          isDisabled={value === undefined}
          onPress={() => write(undefined, "")}
        />
      </div>
    </div>
  );
}
