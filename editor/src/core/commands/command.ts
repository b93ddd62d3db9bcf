/** A command: one thing that a person can do.  Menus, shortcuts, the palette, the help page and the tests are made from
 * the table of them; see `table.ts`.
 *
 * `run` is pure: it looks at a scene and says what is to happen.  Whoever calls it carries that out.
 */

import type { Copied } from "../clipboard/copied.ts";
import type { Document } from "../document.ts";
import type { Edit } from "../edits.ts";
import type { Framework } from "../framework.ts";
import type { FrameworkId, RecordId } from "../ids.ts";
import type { Seen } from "../session/seen.ts";
import type { Frame, Lens } from "../view.ts";

export type Group =
  | "edit"
  | "text"
  | "card"
  | "stage"
  | "step"
  | "lane"
  | "persona"
  | "source"
  | "feeling"
  | "talk"
  | "document"
  | "select"
  | "move"
  | "go"
  | "view";

/** What a right is needed for; "nothing" is open to those who may only look. */
export type Needs = "content" | "talk" | "nothing";

/** What a command sees. */
export interface Scene {
  readonly document: Document;
  readonly lens: Lens;
  readonly framework: Framework;
  readonly frame: Frame;
  readonly seen: Seen;
  /** The name of who does it. */
  readonly person: string;
  /** What this person's role allows. */
  readonly may: (needs: Needs) => boolean;
  /** A word that a new record begins with, such as the title of a new stage, by its key in the locale. */
  readonly word: (key: string) => string;
  /** Makes ids for new records: unguessable in the browser, predictable in tests. */
  readonly newId: () => RecordId;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What is to happen, all of it at once. */
export interface Outcome {
  readonly edits?: readonly Edit[];
  /** Changes to what the person sees. */
  readonly seen?: Partial<Seen>;
  /** What goes to the clipboard. */
  readonly copy?: Copied;
  /** What the page does that no document knows: undo, a file to take away, another page. */
  readonly effect?: Effect;
  /** What a screen reader is told: a key of the locale and its values. */
  readonly say?: Told;
  /** Keystrokes of one text go out as one change when they join under one name. */
  readonly joins?: string;
}

export interface Told {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type Effect =
  | { readonly do: "undo" | "redo" | "paste" | "present" | "home" | "take-away" | "reload" }
  | { readonly do: "lens"; readonly framework: FrameworkId }
  | { readonly do: "open"; readonly address: string }
  | { readonly do: "scroll-to"; readonly id: RecordId };

/** When a key works: on the map, while a text is typed, or while cards are carried. */
export type Mode = "map" | "typing" | "moving";

/** What a command needs to be told where it needs nothing: it acts on the selection and on where the keyboard is. */
export type Nothing = Record<never, never>;

export interface Command<A extends object = Nothing> {
  /** Group and verb: `card.duplicate`.  Its name in the locale is `command.card.duplicate`. */
  readonly id: string;
  readonly group: Group;
  readonly needs: Needs;
  /** A Lucide icon's name. */
  readonly icon?: string;
  /** As `Mod+Shift+D`; Mod is ⌘ on a Mac and Ctrl elsewhere.  See `keyboard/map.ts`. */
  readonly shortcuts?: readonly string[];
  /** When its shortcuts work; on the map, where nothing is said. */
  readonly modes?: readonly Mode[];
  /** Whether its keys make an event of the browser's own (copy, cut, paste), which the page answers instead. */
  readonly native?: boolean;
  /** Whether it stands in the palette, which offers only what needs no arguments. */
  readonly inPalette?: boolean;
  readonly canRun: (scene: Scene) => boolean;
  readonly run: (scene: Scene, args: A) => Outcome;
}

/** The command as it was told, with what is left unsaid by most: it can always run. */
export function command<A extends object = Nothing>(
  told: Omit<Command<A>, "canRun"> & { readonly canRun?: Command<A>["canRun"] },
): Command<A> {
  return { canRun: always, ...told };
}

function always(): boolean {
  return true;
}

export const NOTHING: Outcome = {};
