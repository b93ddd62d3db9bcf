/** Signs and tones that stand for what a card says; the same as on paper. */

import { baseKind } from "../ids.ts";
import type { RecordOf } from "../records.ts";
import { CHANNELS, KIND_ICONS, TONES, type Tone } from "../schema.gen.ts";
import { own } from "../values.ts";

type Card = RecordOf<"card">;

const UNKNOWN_KIND = "sticky-note";
const FACET_ICONS: Readonly<Record<string, string>> = {
  "goal.avoid": "shield-alert",
  "goal.toward": "target",
  "expectation.hope": "sun",
  "expectation.fear": "cloud-rain",
};

/** The tone that a card of a kind is drawn in, or else that of its lane. */
export function toneOf(kind: string, otherwise: Tone): Tone {
  const tone = own(TONES, baseKind(kind)) ?? "plain";
  return tone === "plain" ? otherwise : tone;
}

/** The icon of a card's channel: the channel's own, or a plain one for on- and offline; "" without a channel. */
export function channelIcon({ channel, online }: Pick<Card, "channel" | "online">): string {
  if (channel === "") return "";
  return own(CHANNELS, channel.toLowerCase())?.[1] ?? (online === true ? "wifi" : "map-pin");
}

/** The icon that stands for a kind where nothing names one. */
export function kindIcon(kind: string): string {
  return own(KIND_ICONS, kind) ?? own(KIND_ICONS, baseKind(kind)) ?? UNKNOWN_KIND;
}

/** The icon before the words of a note; most have none. */
export function noteIcon({ icon, at }: Pick<Card, "icon" | "at">): string {
  return icon || (own(FACET_ICONS, at.kind) ?? "");
}

export type Face = "laugh" | "smile" | "meh" | "frown" | "angry";

/** The face that stands for a score from -2 to 2. */
export function faceOf(score: number): Face {
  if (score >= 1.4) return "laugh";
  if (score >= 0.5) return "smile";
  if (score > -0.6) return "meh";
  return score > -1.3 ? "frown" : "angry";
}

export type Mood = "high" | "mid" | "low";

/** The colour of a face, by its name in the theme. */
export function moodOf(score: number): Mood {
  return score >= 0.5 ? "high" : score <= -0.5 ? "low" : "mid";
}

/** A score as people read it: +1.5, 0, −0.5. */
export function signed(score: number): string {
  return score > 0 ? `+${score}` : score < 0 ? `−${-score}` : "0";
}

/** By id, what tells people apart in little room: the first letter, both initials, or a number. */
export function letters(names: ReadonlyMap<string, string>): Map<string, string> {
  for (const short of [firstLetter, initials]) {
    const found = new Map([...names].map(([id, name]) => [id, short(name)]));
    const words = [...found.values()];
    if (words.every((word) => word !== "") && new Set(words).size === words.length) return found;
  }
  return new Map([...names.keys()].map((id, n) => [id, String(n + 1)]));
}

function firstLetter(name: string): string {
  return /^\p{L}/u.exec(name.trim())?.[0] ?? "";
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => firstLetter(word) !== "");
  const [first, last] = [words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : ""];
  return firstLetter(first) + firstLetter(last);
}
