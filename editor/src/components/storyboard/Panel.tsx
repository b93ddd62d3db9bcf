import { memo, type ReactNode } from "react";
import type { Slot } from "../../core/framework.ts";
import { faceOf, moodOf, signed } from "../../core/grid/looks.ts";
import { baseKind, MAP, type RecordId } from "../../core/ids.ts";
import type { RecordOf } from "../../core/records.ts";
import { useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Cell } from "../map/Cell.tsx";
import { Picture } from "../map/Picture.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Composed } from "./Composed.tsx";
import styles from "./Panel.module.css";
import { PanelTitle } from "./PanelTitle.tsx";

interface Props {
  /** "" is a role of the framework that no stage stands for yet. */
  readonly place: RecordId | "";
  readonly group: string;
  /** From 1. */
  readonly number: number;
  /** Which stage it belongs to, from 0. */
  readonly stage: number;
  readonly slots: readonly Slot[];
}

/** What hangs above the words of a panel, and in which order. */
const IN_PICTURE = ["saying", "thinking", "question", "scene"];

/** One moment: a picture with what is said and thought in it, then its title and caption, then whatever else is shown. */
export const Panel = memo(function Panel({ place, group, number, stage, slots }: Props) {
  const above = slots.filter((slot) => shows(slot, ...IN_PICTURE));
  const feeling = slots.find((slot) => shows(slot, "feeling"));
  const caption = slots.find((slot) => shows(slot, "narrative"));
  const elsewhere = [...above, feeling, caption];
  const below = slots.filter((slot) => !elsewhere.includes(slot) && !slot.shows.includes("steps"));
  const cell = (slot: Slot) => (
    <Cell
      key={slot.id}
      slot={slot}
      place={place}
      group={group}
      first={number - 1}
      last={number - 1}
      area="auto"
      prompt={slot.prompt}
    />
  );
  return (
    <div className={styles.panel} data-stage={(stage % 6) + 1} role="row" data-panel={place}>
      <div className={styles.scene} role="presentation">
        <div className={styles.bubbles} role="presentation">
          {above.map((slot) => (
            <Part key={slot.id} slot={slot}>
              {cell(slot)}
            </Part>
          ))}
        </div>
        <div className={styles.ground} role="presentation">
          <Scene place={place || MAP} />
          {feeling !== undefined && <Part slot={feeling}>{cell(feeling)}</Part>}
        </div>
      </div>
      <div className={styles.words} role="presentation">
        <PanelTitle place={place} number={number} />
        {caption !== undefined && (
          <div className={styles.caption} role="presentation">
            {place !== "" && <Composed place={place} slot={caption} />}
            {cell(caption)}
          </div>
        )}
        {below.map((slot) => (
          <div key={slot.id} className={styles.other} role="presentation">
            <span className={styles.name} aria-hidden="true">
              {slot.title}
            </span>
            {cell(slot)}
          </div>
        ))}
      </div>
    </div>
  );
});

function shows(slot: Slot, ...kinds: readonly string[]): boolean {
  return slot.shows.some((kind) => kinds.includes(baseKind(kind)));
}

/** A cell within the picture, with the name of its lane while one is near it. */
function Part({ slot, children }: { readonly slot: Slot; readonly children: ReactNode }) {
  return (
    <div className={styles.part} role="presentation" data-kind={baseKind(slot.shows[0] ?? "")}>
      <span className={styles.name} aria-hidden="true">
        {slot.title}
      </span>
      {children}
    </div>
  );
}

/** The picture of a panel; without one, the face that somebody makes there. */
function Scene({ place }: { readonly place: RecordId }) {
  const { t } = useT();
  const cards = useTopic("document", ({ document }) => document).on(place, "card");
  const pictured = cards.find((card) => card.image !== "");
  if (pictured !== undefined) {
    return (
      <div className={styles.picture} role="gridcell">
        <Picture image={pictured.image} alt={pictured.alt || pictured.text} />
      </div>
    );
  }
  const felt = cards.filter(isFelt);
  if (felt.length === 0) return null;
  return (
    <div className={styles.faces} role="gridcell">
      {felt.map((card) => (
        <span
          key={card.id}
          className={styles.face}
          data-mood={moodOf(card.score)}
          role="img"
          aria-label={t("map.feeling", { text: card.text, score: signed(card.score) })}
        >
          <Icon name={faceOf(card.score)} size={44} />
        </span>
      ))}
    </div>
  );
}

function isFelt(card: RecordOf<"card">): card is RecordOf<"card"> & { readonly score: number } {
  return baseKind(card.at.kind) === "feeling" && card.score !== undefined;
}
