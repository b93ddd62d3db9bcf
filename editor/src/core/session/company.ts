/** What a session knows of the world: whether all is saved, who else is here, what this person may do. */

import { type FileProblem, MAY, type Role } from "../../api/api.gen.ts";
import type { Needs } from "../commands/command.ts";
import type { RecordId } from "../ids.ts";
import type { Topic } from "./topics.ts";

/** Why nothing can be saved, or "" while it can. */
export type Obstacle = "" | "signed-out" | "forbidden" | "gone" | "outdated" | "device";

export interface Saving {
  /** `on-this-device`: kept here, and sent as soon as the server answers again. */
  readonly is: "saved" | "saving" | "on-this-device" | "cannot-save";
  /** Changes that the server does not have. */
  readonly waiting: number;
  /** Whether the server is there. */
  readonly isLive: boolean;
  readonly why: Obstacle;
}

/** Where somebody points: so far into a record, or into a cell, that it is right in any zoom and on any screen. */
export interface Point {
  /** A record's id, or the row and the column of a cell. */
  readonly at: string;
  /** Fractions of what it is in, from where its lines begin and from its top. */
  readonly x: number;
  readonly y: number;
}

export interface Somebody {
  readonly who: string;
  readonly name: string;
  /** The name of a persona colour of the theme; the same for as long as they are here. */
  readonly colour: string;
  /** What they have selected, and what they type in. */
  readonly on: readonly RecordId[];
  readonly typing: RecordId | undefined;
  readonly point: Point | undefined;
}

/** The file that the document lies in, and what is wrong with it. */
export interface FileState {
  readonly path: string;
  readonly state: string;
  readonly problems: readonly FileProblem[];
}

export interface Company {
  readonly saving: Saving;
  /** The others; the same list until it changes. */
  readonly people: readonly Somebody[];
  readonly role: Role;
  /** Undefined where the document lies in no file, or all is well with it. */
  readonly file: FileState | undefined;
  /** Tells the others where one points; without a place, that one does not. */
  point(place?: Point): void;
  watch(listener: (topic: Topic) => void): () => void;
}

export const SAVED: Saving = { is: "saved", waiting: 0, isLive: true, why: "" };

/** Nobody else, and nothing to save. */
export const ALONE: Company = {
  saving: SAVED,
  people: [],
  role: "owner",
  file: undefined,
  point: () => {},
  watch: () => () => {},
};

export function mayDo(role: Role, needs: Needs): boolean {
  return needs === "nothing" || MAY[needs === "content" ? "edit.content" : "edit.talk"].includes(role);
}
