/** A framework is a lens made of data: it selects, arranges and labels cards, and owns none of them. */

import { baseKind, type FrameworkId, type SlotId } from "./ids.ts";
import { type Columns, type LayoutName, type Level, type Look, type Tone, USUAL_LOOKS } from "./schema.gen.ts";
import { own } from "./values.ts";

/** Where an area of a canvas stands, in columns and rows of that canvas (fractions allowed). */
export interface Grid {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** A framework that goes on from one slot, such as Doing -> service blueprint. */
export interface SlotLink {
  readonly to: string;
  readonly title: string;
}

/** A lane of a grid, an area of a canvas or a part of a panel.  `id` is permanent; a renamed one lists `was`. */
export interface Slot {
  readonly id: SlotId;
  readonly title: string;
  /** Kinds, most often; or "steps", "stages", "personas". */
  readonly shows: readonly string[];
  /** The kind (or "step", "stage", "persona") that a new entry gets; "" is the first it shows. */
  readonly writes: string;
  /** Where a new entry is placed. */
  readonly level: Level;
  /** A few words under the title. */
  readonly hint: string;
  /** What to ask oneself; and by stage of the framework, where it differs there. */
  readonly prompt: string;
  readonly prompts: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly tone: Tone;
  readonly look: Look;
  /** When to fill it in, from 1; 0 is whenever. */
  readonly fill: number;
  readonly grid: Grid | undefined;
  /** A lane that waits to be switched on. */
  readonly hidden: boolean;
  readonly highlight: boolean;
  /** Kind -> heading of its group, for slots of several kinds. */
  readonly groups: Readonly<Record<string, string>>;
  readonly links: readonly SlotLink[];
  readonly was: readonly string[];
  /** The least height it is drawn with, in px. */
  readonly height: number;
}

/** A stage that a new document starts with. */
export interface StagePreset {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly role: string;
}

/** A line between lanes, such as the line of visibility: drawn after the slot it names. */
export interface Separator {
  readonly after: SlotId;
  readonly title: string;
}

/** How to work with a framework, in our words. */
export interface Guidance {
  readonly purpose: string;
  readonly navigation: string;
  readonly collaboration: string;
  readonly quality: string;
  readonly speed: string;
  readonly tips: readonly string[];
  readonly steps: readonly string[];
  readonly partners: readonly string[];
}

/** What a framework calls one of its own kinds, and the icon that stands for it. */
export interface KindWords {
  readonly label: string;
  readonly plural: string;
  readonly icon: string;
}

/** A lens: which kinds are seen, where, under which names. */
export interface Framework {
  readonly id: FrameworkId;
  readonly title: string;
  readonly layout: LayoutName;
  readonly slots: readonly Slot[];
  readonly columns: Columns;
  readonly stages: readonly StagePreset[];
  readonly separators: readonly Separator[];
  /** The small line above the title of a drawing. */
  readonly kicker: string;
  /** One sentence that says what it is for. */
  readonly summary: string;
  readonly icon: string;
  readonly guidance: Guidance;
  readonly previous: readonly string[];
  readonly next: readonly string[];
  readonly related: readonly string[];
  readonly kinds: Readonly<Record<string, KindWords>>;
  /** The language that its texts are in. */
  readonly language: string;
  readonly version: number;
  /** The type of document that it is for. */
  readonly type: string;
  /** The heading under which a gallery lists it. */
  readonly group: string;
  /** The phase of a method that it belongs to. */
  readonly phase: string;
  /** How a new document starts: "current", "future" or "". */
  readonly state: string;
}

/** What a slot is where a framework does not say otherwise. */
export const PLAIN_SLOT: Omit<Slot, "id" | "title" | "shows"> = {
  writes: "",
  level: "step",
  hint: "",
  prompt: "",
  prompts: {},
  icon: "",
  tone: "plain",
  look: "cards",
  fill: 0,
  grid: undefined,
  hidden: false,
  highlight: false,
  groups: {},
  links: [],
  was: [],
  height: 0,
};

export const NO_GUIDANCE: Guidance = {
  purpose: "",
  navigation: "",
  collaboration: "",
  quality: "",
  speed: "",
  tips: [],
  steps: [],
  partners: [],
};

/** What a framework is where its file does not say otherwise. */
export const PLAIN_FRAMEWORK: Omit<Framework, "id" | "title" | "layout" | "slots"> = {
  columns: "steps",
  stages: [],
  separators: [],
  kicker: "",
  summary: "",
  icon: "map",
  guidance: NO_GUIDANCE,
  previous: [],
  next: [],
  related: [],
  kinds: {},
  language: "en",
  version: 1,
  type: "journey",
  group: "",
  phase: "",
  state: "",
};

const takenKinds = new WeakMap<Framework, ReadonlyMap<string, SlotId>>();

/** Which slot of a framework shows a kind (or "steps", "stages", "personas"). */
export function takes(framework: Framework): ReadonlyMap<string, SlotId> {
  let found = takenKinds.get(framework);
  if (found === undefined) {
    found = new Map(framework.slots.flatMap((slot) => slot.shows.map((kind) => [kind, slot.id] as const)));
    takenKinds.set(framework, found);
  }
  return found;
}

/** The slot with this id, or one that used to have it. */
export function slotNamed(framework: Framework, id: string): Slot | undefined {
  return framework.slots.find((slot) => slot.id === id) ?? framework.slots.find((slot) => slot.was.includes(id));
}

/** The look of a lane that somebody made for some kinds: the one they share, else plain cards. */
export function usualLook(kinds: readonly string[]): Look {
  const looks = new Set(kinds.map((kind) => own(USUAL_LOOKS, baseKind(kind)) ?? "cards"));
  const [look] = looks;
  return look !== undefined && looks.size === 1 ? look : "cards";
}
