/** The answers of the editor's core to the questions of a trace; tests/editor_traces.py of the repository tells the form. */

import { apply } from "../src/core/apply.ts";
import { caption } from "../src/core/caption.ts";
import { type Command, curve, type Point, splitAt } from "../src/core/curve.ts";
import type { Document } from "../src/core/document.ts";
import type { Change } from "../src/core/edits.ts";
import { DesirePathError } from "../src/core/errors.ts";
import { MAP } from "../src/core/ids.ts";
import { isOrderKey, spread } from "../src/core/order.ts";
import { type Rebased, rebase, undo } from "../src/core/rebase.ts";
import { equalRecords } from "../src/core/records.ts";
import { select } from "../src/core/select.ts";
import { merge3 } from "../src/core/text.ts";
import { byCodePoint } from "../src/core/values.ts";
import { view } from "../src/core/view.ts";
import { changeFrom, documentFrom, recordTree } from "../src/core/wire.ts";
import { list, number, type Tree, text, texts, tree, trees } from "./golden.ts";
import { lensFrom, rebasedTree, selectionFrom, viewTree } from "./trees.ts";

/** A document and what the rounds so far have done to it. */
export class Play {
  document: Document;
  readonly done: (Change | undefined)[] = [];

  constructor(document: unknown) {
    this.document = documentFrom(document);
  }

  /** What comes of one round, which is carried out. */
  answer(asked: Tree): Tree {
    try {
      const [change, told] = this.changed(asked);
      this.document = apply(this.document, change);
      this.done.push(change);
      return told;
    } catch (refusal) {
      this.done.push(undefined);
      return errorTree(refusal);
    }
  }

  private changed(asked: Tree): [Change, Tree] {
    if (asked["undo"] !== undefined) {
      const before = this.done[number(asked["undo"])];
      if (before === undefined) throw new Error("a trace undoes what was refused");
      return toldOf(undo(before, this.document));
    }
    const change = changeFrom(asked["change"]);
    if (asked["strict"] === true) return [change, {}];
    return toldOf(rebase(change, this.document, { hereWins: asked["here_wins"] === true }));
  }
}

function toldOf(rebased: Rebased): [Change, Tree] {
  return [rebased.change, rebasedTree(rebased)];
}

function errorTree(refusal: unknown): Tree {
  if (refusal instanceof DesirePathError) return { error: refusal.code };
  throw refusal;
}

/** The answers to a question, as plain data. */
export function answered(question: Tree): Tree {
  const play = new Play(question["document"]);
  const rounds = trees(question["rounds"]).map((asked) => play.answer(asked));
  const { document } = play;
  const captions = [MAP, ...document.columns].map((place) => {
    const { text: words, composed } = caption(document, place);
    return [place, [words, composed]];
  });
  return {
    rounds,
    final: listing(document),
    views: trees(question["lenses"]).map((told) => viewTree(view(document, lensFrom(told)))),
    captions: Object.fromEntries(captions),
    selections: trees(question["selections"]).map((told) => selected(document, told)),
    merges: list(question["merges"]).map(mergeOf),
    keys: list(question["keys"]).map(keysOf),
    curves: list(question["curves"]).map(curvesOf),
  };
}

function listing(document: Document): Tree {
  const records = [...document.all()].sort((a, b) => byCodePoint(a.id, b.id));
  return { records: records.map(recordTree) };
}

function selected(document: Document, told: Tree): Tree {
  try {
    const left = [...select(document, selectionFrom(told)).all()].sort((a, b) => byCodePoint(a.id, b.id));
    const changed = left.filter((record) => !equalRecords(record, document.get(record.id)));
    return { ids: left.map(({ id }) => id), changed: changed.map(recordTree) };
  } catch (refusal) {
    return errorTree(refusal);
  }
}

function mergeOf(told: unknown): [string, boolean] {
  const [base = "", ours = "", theirs = ""] = texts(told);
  const merged = merge3(base, ours, theirs);
  return [merged.text, merged.apart];
}

function keysOf(told: unknown): string[] {
  const [low, high, n] = list(told);
  return spread(keyFrom(low), keyFrom(high), number(n));
}

function keyFrom(told: unknown) {
  const key = told === null ? "" : text(told);
  return isOrderKey(key) ? key : undefined;
}

function curvesOf(told: unknown): Command[][] {
  const commands = curve(list(told).map(pointFrom));
  const { above, below } = splitAt(commands, 0);
  return [commands, above, below];
}

function pointFrom(told: unknown): Point {
  const [x, y] = list(told);
  return [number(x), number(y)];
}

/** A trace as it is when it has been written and read again: without what is undefined, and zero without a sign. */
export function plain(told: unknown): Tree {
  return tree(JSON.parse(JSON.stringify(told)));
}
