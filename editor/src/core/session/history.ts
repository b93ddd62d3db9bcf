/** What one person did, to take back and make again: their own changes only, a text as it was typed in one go. */

import { composed } from "../compose.ts";
import type { Change } from "../edits.ts";
import type { Seen } from "./seen.ts";
import type { Settled, Submitted } from "./timeline.ts";

const DEEPEST = 1_000;

/** Where somebody was when they did something. */
export type Spot = Pick<Seen, "selection" | "cursor">;

export interface Deed {
  /** Its changes as they were carried out, each until it is settled under its own name. */
  readonly parts: readonly Settled[];
  readonly joins: string;
  readonly spot: Spot;
}

/** All of it as one change. */
export function wholeOf({ parts }: Deed): Change | undefined {
  const [first, ...rest] = parts;
  return first && rest.reduce((whole, { change }) => composed(whole, change), first.change);
}

export class History {
  private done: readonly Deed[] = [];
  private undone: readonly Deed[] = [];
  private number = 0;

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** What a change goes out under: the name that it joins, made new by everything that comes between. */
  nameOf(joins: string): string {
    if (joins === "") return "";
    return `${joins} ${this.done.at(-1)?.joins === joins ? this.number : this.number + 1}`;
  }

  did(submitted: Submitted, joins: string, spot: Spot): void {
    this.undone = [];
    if (submitted.change.edits.length === 0) return;
    const last = this.done.at(-1);
    if (last !== undefined && joins !== "" && last.joins === joins) {
      const parts = withPart(last.parts, submitted).filter(({ change }) => change.edits.length > 0);
      this.done = [...this.done.slice(0, -1), ...(parts.length > 0 ? [{ ...last, parts }] : [])];
    } else {
      this.number += 1;
      this.done = [...this.done, { parts: [submitted], joins, spot }].slice(-DEEPEST);
    }
  }

  /** Takes out the last deed; `back` tells what taking it back was, and where one was then. */
  undo(back: (deed: Deed) => Deed | undefined): void {
    const last = this.done.at(-1);
    this.done = this.done.slice(0, -1);
    const made = last && back(last);
    if (made !== undefined) this.undone = [...this.undone, made];
  }

  redo(back: (deed: Deed) => Deed | undefined): void {
    const last = this.undone.at(-1);
    this.undone = this.undone.slice(0, -1);
    const made = last && back(last);
    if (made !== undefined) this.done = [...this.done, made];
  }

  /** What the log says of changes replaces what was expected of them; what came to nothing is nothing to take back. */
  settle(settled: readonly Settled[]): void {
    const known = new Map(settled.map(({ name, change }) => [name, change]));
    this.done = settledIn(this.done, known);
    this.undone = settledIn(this.undone, known);
  }
}

function withPart(parts: readonly Settled[], { name, change }: Settled): readonly Settled[] {
  const last = parts.at(-1);
  if (last === undefined || name === "" || last.name !== name) return [...parts, { name, change }];
  return [...parts.slice(0, -1), { name, change: composed(last.change, change) }];
}

function settledIn(deeds: readonly Deed[], known: ReadonlyMap<string, Change>): readonly Deed[] {
  if (!deeds.some(({ parts }) => parts.some(({ name }) => known.has(name)))) return deeds;
  return deeds
    .map((deed) => ({
      ...deed,
      parts: deed.parts
        .map(({ name, change }) => ({ name, change: known.get(name) ?? change }))
        .filter(({ change }) => change.edits.length > 0),
    }))
    .filter(({ parts }) => parts.length > 0);
}
