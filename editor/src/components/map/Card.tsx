import { clsx } from "clsx";
import { memo } from "react";
import type { Slot } from "../../core/framework.ts";
import { channelIcon, kindIcon, noteIcon, toneOf } from "../../core/grid/looks.ts";
import type { RecordId } from "../../core/ids.ts";
import { make, type RecordOf } from "../../core/records.ts";
import { useRecord } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Card.module.css";
import { CardMarks } from "./CardMarks.tsx";
import { Evidence } from "./Evidence.tsx";
import { Others } from "./Others.tsx";
import { Picture } from "./Picture.tsx";
import { useHung } from "./useHung.ts";
import { rolesOf, useItem } from "./useItem.ts";
import { Words } from "./Words.tsx";

interface Props {
  readonly id: RecordId;
  readonly slot: Slot;
  readonly isWide: boolean;
  /** What to ask oneself, for a card on which nothing is written yet. */
  readonly prompt: string;
}

const PLAIN = { text: "" };

/** One card in the look of its lane: a note, a chip, a quotation, a figure. */
export const Card = memo(function Card({ id, slot, isWide, prompt }: Props) {
  const { t } = useT();
  const item = useItem(id);
  const card = useRecord("card", id) ?? make("card", id, PLAIN);
  const { evidence, talk } = useHung(id);
  const look = lookOf(slot);
  const isNote = look === "note";
  const words = (
    <Words
      id={id}
      field="text"
      text={card.text}
      label={t("map.card-text")}
      className={styles.text}
      placeholder={prompt}
    >
      <Evidence numbers={evidence} />
    </Words>
  );
  return (
    <div
      {...item}
      {...rolesOf(item)}
      className={clsx(styles[look], isWide && !isNote && styles.plated, isWide && styles.far)}
      data-tone={toneOf(card.at.kind, isNote ? slot.tone : look === "chip" ? "blue" : "plain")}
    >
      {card.image !== "" && <Picture image={card.image} alt={card.alt || card.text} />}
      <Sign card={card} look={look} />
      {look === "figure" && card.value !== "" && <Figure card={card} />}
      {words}
      <Others id={id} />
      <CardMarks card={card} look={look} talk={talk} />
    </div>
  );
});

export type CardLook = "note" | "chip" | "quote" | "figure";

const LOOKS: Readonly<Partial<Record<Slot["look"], CardLook>>> = { chips: "chip", quotes: "quote", metrics: "figure" };

function lookOf({ look }: Slot): CardLook {
  return LOOKS[look] ?? "note";
}

/** The icon before a card's words, or the opening mark of a quotation. */
function Sign({ card, look }: { readonly card: RecordOf<"card">; readonly look: CardLook }) {
  if (look === "quote") {
    return (
      <span className={styles.opening} aria-hidden="true">
        “
      </span>
    );
  }
  const name = look === "chip" ? card.icon || channelIcon(card) || kindIcon(card.at.kind) : noteIcon(card);
  if (name === "" || look === "figure") return null;
  return (
    <span className={look === "chip" ? styles.disc : styles.icon}>
      <Icon name={name} size={13} />
    </span>
  );
}

function Figure({ card: { value, unit } }: { readonly card: RecordOf<"card"> }) {
  const words = unit === "" ? value : `${value}\u00a0${unit}`;
  return (
    <span className={styles.value} data-long={words.length > 12 || undefined} dir="auto">
      {words}
    </span>
  );
}
