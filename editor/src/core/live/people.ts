/** Who else is here, where they are, and in which colour they are shown. */

import type { Person } from "../../api/api.gen.ts";
import { isJoinedId } from "../ids.ts";
import type { Somebody } from "../session/company.ts";

/** Colours of the theme for people, by name. */
const COLOURS = ["blue", "terracotta", "green", "violet", "ochre", "rose", "teal"] as const;

export class People {
  private self = "";
  private readonly here = new Map<string, Somebody>();
  private listed: readonly Somebody[] = [];

  /** Everybody but oneself, in the order in which they came; the same list until somebody moves. */
  get others(): readonly Somebody[] {
    return this.listed;
  }

  /** A new connection, and who is there already. */
  begin(self: string, people: readonly Person[]): void {
    this.self = self;
    const there = new Set(people.map(({ who }) => who));
    this.move(
      people,
      [...this.here.keys()].filter((who) => !there.has(who)),
    );
  }

  move(people: readonly Person[], left: readonly string[]): void {
    for (const who of left) this.here.delete(who);
    for (const person of people) if (person.who !== this.self) this.here.set(person.who, this.somebody(person));
    this.listed = [...this.here.values()];
  }

  /** Nobody can be seen without a connection. */
  clear(): void {
    this.here.clear();
    this.listed = [];
  }

  private somebody({ who, name, on, typing, at, x, y }: Person): Somebody {
    const isPointing = at !== "" && typeof x === "number" && typeof y === "number";
    return {
      who,
      name,
      colour: this.here.get(who)?.colour ?? this.colourFor(who),
      on: on.filter(isJoinedId),
      typing: isJoinedId(typing) ? typing : undefined,
      point: isPointing ? { at, x, y } : undefined,
    };
  }

  /** Mostly the same colour in every browser: it follows from `who`, unless somebody here has it. */
  private colourFor(who: string): string {
    const taken = new Set([...this.here.values()].map(({ colour }) => colour));
    const first = [...who].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521, 7);
    const inTurn = COLOURS.map((_, n) => COLOURS[(first + n) % COLOURS.length] ?? COLOURS[0]);
    return inTurn.find((colour) => !taken.has(colour)) ?? inTurn[0] ?? COLOURS[0];
  }
}
