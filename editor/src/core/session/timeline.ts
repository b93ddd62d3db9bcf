/** Where a session's document comes from and its changes go to: the server by way of `live`, or memory alone. */

import { apply } from "../apply.ts";
import type { Document } from "../document.ts";
import { type Change, type Edit, idOf } from "../edits.ts";
import type { RecordId } from "../ids.ts";
import { type Collision, rebase } from "../rebase.ts";

/** One move of the document: what it is now and which records are not what they were. */
export interface Move {
  readonly document: Document;
  readonly changed: ReadonlySet<RecordId>;
  /** Whether this browser made it. */
  readonly own: boolean;
  /** Own changes whose fate is known now. */
  readonly settled: readonly Settled[];
}

/** A change as it stands in the log, which may differ from how it was shown at first; without edits it came to nothing. */
export interface Settled {
  /** As `Submitted` names it. */
  readonly name: string;
  readonly change: Change;
}

export interface Submission {
  /** As undo wants it: what others did since stays. */
  readonly hereWins?: boolean;
  /** Changes with the same name in a row may go out as one, as the keystrokes of one text do. */
  readonly joins?: string;
}

export interface Timeline {
  /** What the person sees: what the server has, and on top of it what waits to be sent. */
  readonly document: Document;
  /** Carries the change out here and now, and sees to it that it is saved.  Returns the change as it was carried out,
   * complete, which is what undo takes back.  Throws `Rejected` for one that could never be right. */
  submit(change: Change, how?: Submission): Submitted;
  watch(listener: (move: Move) => void): () => void;
}

export interface Submitted {
  readonly change: Change;
  readonly collisions: readonly Collision[];
  /** What it goes by until it is settled; several that went out as one share a name.  "" never comes up again. */
  readonly name: string;
}

/** A timeline without a server: for tests, and for looking at a document that nobody keeps. */
export class LocalTimeline implements Timeline {
  document: Document;
  private readonly listeners = new Set<(move: Move) => void>();

  constructor(document: Document) {
    this.document = document;
  }

  submit(wanted: Change, { hereWins = false, joins = "" }: Submission = {}): Submitted {
    const { change, collisions } = rebase(wanted, this.document, { hereWins });
    this.document = apply(this.document, change);
    const move = { document: this.document, changed: touchedBy(change.edits), own: true, settled: [] };
    for (const listener of this.listeners) listener(move);
    return { change, collisions, name: joins };
  }

  watch(listener: (move: Move) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export function touchedBy(edits: readonly Edit[]): ReadonlySet<RecordId> {
  return new Set(edits.map(idOf));
}
