/** What a line of text says of a card besides its words: a score before a feeling, a figure with its unit. */

import { baseKind, type Kind } from "../ids.ts";
import type { Fields } from "../records.ts";

const SCORED = new Set(["feeling", "response"]);
const SCORE = /^([+\-−–]?\s?[0-2](?:[.,]\d+)?)(?:\s*[:;,–-]?\s+(.+))?$/s;
const FIGURE = /^([+\-−]?\d[\d., {2}]*)\s*([^\d\s]\S{0,11})?$/;

export function cardSaying(kind: Kind, text: string): Omit<Fields<"card">, "at"> {
  const base = baseKind(kind);
  if (SCORED.has(base)) return feelingSaying(text);
  if (base === "metric") return figureSaying(text);
  return { text };
}

function feelingSaying(text: string): Omit<Fields<"card">, "at"> {
  const [, told, words] = SCORE.exec(text) ?? [];
  if (told === undefined) return { text };
  const score = Number(told.replace(/[−–]/, "-").replace(",", ".").replace(/\s/g, ""));
  return Number.isFinite(score) && Math.abs(score) <= 2 ? { text: words ?? text, score } : { text };
}

function figureSaying(text: string): Omit<Fields<"card">, "at"> {
  const [, value, unit = ""] = FIGURE.exec(text) ?? [];
  return value === undefined ? { text } : { text, value: value.trim(), unit };
}
