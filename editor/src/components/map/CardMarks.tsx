import { memo } from "react";
import { channelIcon, faceOf, moodOf, signed } from "../../core/grid/looks.ts";
import type { RecordOf } from "../../core/records.ts";
import { useTied } from "../../hooks/ties.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { CardLook } from "./Card.tsx";
import styles from "./CardMarks.module.css";
import { useGeometry } from "./geometry.ts";
import { TiedMarks } from "./TiedMarks.tsx";

type Card = RecordOf<"card">;

interface Props {
  readonly card: Card;
  readonly look: CardLook;
  /** How many threads about it are open. */
  readonly talk: number;
}

/** The small signs under a card's words: how bad, how good, how much, by what means and whose. */
export const CardMarks = memo(function CardMarks({ card, look, talk }: Props) {
  const { severity, priority, score, tags, note } = card;
  const isNote = look === "note";
  const whose = useWhose(card);
  const tied = useTied(card.id);
  const isTied = tied.follows || tied.followers > 0;
  const weights = [severity, priority, isNote ? score : undefined, whose];
  const words = [isNote ? card.channel + card.value : "", note, tags.join("")];
  if (!isTied && talk === 0 && weights.every((mark) => mark === undefined) && words.join("") === "") return null;
  return (
    <span className={styles.marks}>
      {severity !== undefined && <Severity severity={severity} />}
      {priority !== undefined && <Priority priority={priority} />}
      {isNote && <NoteMarks card={card} />}
      {whose !== undefined && (
        <span className={styles.person}>
          <span className={styles.dot} style={{ background: whose.colour }} />
          <span dir="auto">{whose.name}</span>
        </span>
      )}
      {tags.map((tag) => (
        <Pill key={tag} icon="tag" words={tag} />
      ))}
      {note !== "" && <Note />}
      {talk > 0 && <Talk count={talk} />}
      {isTied && <TiedMarks tied={tied} />}
    </span>
  );
});

/** What a note tells by signs, and chips, quotations and figures by their own look. */
function NoteMarks({ card }: { readonly card: Card }) {
  const { score, channel, value, unit } = card;
  return (
    <>
      {score !== undefined && <Score score={score} />}
      {channel !== "" && <Pill icon={channelIcon(card)} words={channel} />}
      {value !== "" && <Pill icon="" words={`${value} ${unit}`.trim()} />}
    </>
  );
}

/** The persona that a card belongs to, where there are several. */
function useWhose({ persona }: Card) {
  const { travellers } = useGeometry();
  if (travellers.size < 2) return undefined;
  return [...travellers.values()].find(({ id }) => id === persona);
}

function Pill({ icon, words }: { readonly icon: string; readonly words: string }) {
  return (
    <span className={styles.pill}>
      {icon !== "" && <Icon name={icon} size={10} />}
      <span dir="auto">{words}</span>
    </span>
  );
}

function Severity({ severity }: { readonly severity: number }) {
  const { t } = useT();
  const count = Math.round(severity);
  const words = t("map.severity", { severity: count });
  return (
    <span className={styles.severity} role="img" aria-label={words} title={words}>
      {[1, 2, 3].map((n) => (
        <span key={n} className={n <= count ? styles.full : styles.empty} />
      ))}
    </span>
  );
}

function Priority({ priority }: { readonly priority: number }) {
  const { t, number } = useT();
  return (
    <span className={styles.pill} title={t("map.priority", { priority })}>
      <Icon name="trending-up" size={10} />
      <span className="for-screen-readers">{t("map.priority", { priority })}</span>
      <span aria-hidden="true">{number(priority)}</span>
    </span>
  );
}

function Score({ score }: { readonly score: number }) {
  const { t } = useT();
  return (
    <span className={styles.score} data-mood={moodOf(score)} title={t("map.score", { score: signed(score) })}>
      <Icon name={faceOf(score)} size={14} />
      {signed(score)}
    </span>
  );
}

function Note() {
  const { t } = useT();
  return (
    <span className={styles.sign} role="img" aria-label={t("map.has-note")} title={t("map.has-note")}>
      <Icon name="text" size={12} />
    </span>
  );
}

function Talk({ count }: { readonly count: number }) {
  const { t } = useT();
  return (
    <span className={styles.sign} title={t("map.comments", { n: count })}>
      <Icon name="message-circle" size={12} />
      <span className="for-screen-readers">{t("map.comments", { n: count })}</span>
      <span aria-hidden="true">{count}</span>
    </span>
  );
}
