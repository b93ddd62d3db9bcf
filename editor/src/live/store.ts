/** What this browser keeps: changes that the server does not have yet, and maps and frameworks as they were last seen, so
 * that a map opens without the server.  All of it by person: whoever signs in next on this computer sees none of it.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Role } from "../api/api.gen.ts";
import type { Document } from "../core/document.ts";
import type { Parcel } from "../core/live/outbox.ts";
import { byCodePoint } from "../core/values.ts";
import { changeFrom, changeTree, documentFrom, documentTree } from "../core/wire.ts";

const NAME = "desirepath";
const VERSION = 1;

interface Row {
  readonly person: string;
  readonly document: string;
  readonly client: string;
  readonly sequence: number;
  readonly hereWins: boolean;
  /** The change as JSON. */
  readonly change: string;
  /** When it was kept. */
  readonly time: string;
}

interface MapRow {
  readonly person: string;
  readonly document: string;
  readonly version: number;
  readonly title: string;
  readonly time: string;
  readonly role: Role;
  /** The document as JSON. */
  readonly records: string;
}

interface Tables extends DBSchema {
  parcels: { key: [string, string, string, number]; value: Row };
  maps: { key: [string, string]; value: MapRow };
  answers: { key: [string, string]; value: { readonly person: string; readonly name: string; readonly json: string } };
  leases: { key: string; value: { readonly client: string; readonly until: number } };
  facts: { key: string; value: string };
}

/** A map as it was last seen. */
export interface Snapshot {
  readonly document: Document;
  readonly version: number;
  /** What this person was when they last were here. */
  readonly role: Role;
}

/** Changes that wait on this device, by map. */
export interface Left {
  readonly document: string;
  readonly title: string;
  readonly waiting: number;
}

export class Store {
  private opening: Promise<IDBPDatabase<Tables>> | undefined;
  private readonly time: () => string;

  /** `time` is ISO 8601. */
  constructor(time = () => new Date().toISOString()) {
    this.time = time;
  }

  private database(): Promise<IDBPDatabase<Tables>> {
    const forget = () => {
      this.opening = undefined;
    };
    this.opening ??= openDB<Tables>(NAME, VERSION, {
      upgrade(database) {
        database.createObjectStore("parcels", { keyPath: ["person", "document", "client", "sequence"] });
        database.createObjectStore("maps", { keyPath: ["person", "document"] });
        database.createObjectStore("answers", { keyPath: ["person", "name"] });
        database.createObjectStore("leases", { keyPath: "client" });
        database.createObjectStore("facts");
      },
      // A newer page wants other tables: it must not wait for us.
      blocking(_current, _blocked, event) {
        forget();
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: forget,
    });
    this.opening.catch(forget);
    return this.opening;
  }

  /** Resolves when the changes would survive a power cut. */
  async keep(person: string, document: string, parcels: readonly Parcel[]): Promise<void> {
    const transaction = (await this.database()).transaction("parcels", "readwrite", { durability: "strict" });
    const time = this.time();
    for (const { client, sequence, hereWins, change } of parcels) {
      const row = { person, document, client, sequence, hereWins, time, change: JSON.stringify(changeTree(change)) };
      void transaction.store.put(row).catch(() => {}); // `done` tells
    }
    await transaction.done;
  }

  async forget(person: string, document: string, keys: readonly Pick<Parcel, "client" | "sequence">[]): Promise<void> {
    const transaction = (await this.database()).transaction("parcels", "readwrite");
    for (const { client, sequence } of keys) {
      void transaction.store.delete([person, document, client, sequence]).catch(() => {});
    }
    await transaction.done;
  }

  /** What waits for a map: whoever was here first comes first, and each client's changes are in order. */
  async parcels(person: string, document: string): Promise<Parcel[]> {
    const range = IDBKeyRange.bound([person, document], [person, document, []]);
    const rows = await (await this.database()).getAll("parcels", range);
    const first = new Map<string, string>();
    for (const { client, time } of rows) if (time < (first.get(client) ?? "~")) first.set(client, time);
    rows.sort((a, b) => byCodePoint(first.get(a.client) ?? "", first.get(b.client) ?? "") || byNumber(a, b));
    return rows.map(({ client, sequence, hereWins, change }) => {
      return { client, sequence, hereWins, change: changeFrom(JSON.parse(change)) };
    });
  }

  /** The maps of somebody for which something waits here. */
  async left(person: string): Promise<Left[]> {
    const database = await this.database();
    const keys = await database.getAllKeys("parcels", IDBKeyRange.bound([person], [person, []]));
    const waiting = new Map<string, number>();
    for (const [, document] of keys) waiting.set(document, (waiting.get(document) ?? 0) + 1);
    const found = [...waiting].map(async ([document, count]) => {
      const map = await database.get("maps", [person, document]);
      return { document, title: map?.title ?? "", waiting: count };
    });
    return Promise.all(found);
  }

  async keepMap(person: string, document: string, { document: seen, version, role }: Snapshot): Promise<void> {
    const time = this.time();
    const records = JSON.stringify(documentTree(seen));
    const { title } = seen.head;
    await (await this.database()).put("maps", { person, document, version, title, time, role, records });
  }

  async map(person: string, document: string): Promise<Snapshot | undefined> {
    const row = await (await this.database()).get("maps", [person, document]);
    return row && { document: documentFrom(JSON.parse(row.records)), version: row.version, role: row.role };
  }

  async forgetMap(person: string, document: string): Promise<void> {
    await (await this.database()).delete("maps", [person, document]);
  }

  /** What the server answered last to some question. */
  async answer(person: string, name: string): Promise<unknown> {
    const row = await (await this.database()).get("answers", [person, name]);
    return row && JSON.parse(row.json);
  }

  async keepAnswer(person: string, name: string, answer: unknown): Promise<void> {
    await (await this.database()).put("answers", { person, name, json: JSON.stringify(answer) });
  }

  /** Who used this browser last. */
  async person(): Promise<string> {
    return (await (await this.database()).get("facts", "person")) ?? "";
  }

  async setPerson(person: string): Promise<void> {
    await (await this.database()).put("facts", person, "person");
  }

  /** Until when a tab holds its name, in milliseconds since 1970; 0 for one that is gone. */
  async lease(client: string): Promise<number> {
    return (await (await this.database()).get("leases", client))?.until ?? 0;
  }

  async setLease(client: string, until: number): Promise<void> {
    const database = await this.database();
    if (until === 0) await database.delete("leases", client);
    else await database.put("leases", { client, until });
  }

  /** Forgets what was seen here, but no change that waits. */
  async forgetSeen(): Promise<void> {
    const transaction = (await this.database()).transaction(["maps", "answers", "facts"], "readwrite");
    for (const name of transaction.objectStoreNames) void transaction.objectStore(name).clear();
    await transaction.done;
  }

  /** Forgets everything of everybody, changes that wait as well. */
  async forgetAll(): Promise<void> {
    const transaction = (await this.database()).transaction(
      ["maps", "answers", "facts", "parcels", "leases"],
      "readwrite",
    );
    for (const name of transaction.objectStoreNames) void transaction.objectStore(name).clear();
    await transaction.done;
  }

  async close(): Promise<void> {
    const opening = this.opening;
    this.opening = undefined;
    (await opening)?.close();
  }
}

function byNumber(a: Row, b: Row): number {
  return byCodePoint(a.client, b.client) || a.sequence - b.sequence;
}

/** The store of this browser. */
export const STORE = new Store();
