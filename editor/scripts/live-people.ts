/** Some people at work on one map of a real server, each with the editor's own timeline, outbox, connection and store.
 *
 *     node scripts/run.js scripts/live-people.ts ADDRESS COOKIE TOKEN DOCUMENT PERSON PEOPLE SEED MILLISECONDS
 *
 * Whoever started it may kill the server meanwhile.  Prints one line of JSON when all of them have come to rest.
 */

import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { WebSocket } from "ws";
import type { NewChange } from "../src/api/api.gen.ts";
import type { Document } from "../src/core/document.ts";
import { set } from "../src/core/edits.ts";
import { PLAIN_FRAMEWORK } from "../src/core/framework.ts";
import { frameworkId } from "../src/core/ids.ts";
import { collisionsFrom } from "../src/core/live/message.ts";
import { isA } from "../src/core/records.ts";
import { Session } from "../src/core/session/session.ts";
import { byCodePoint, isObject } from "../src/core/values.ts";
import { documentFrom, recordTree } from "../src/core/wire.ts";
import { LiveMap } from "../src/live/map.ts";
import type { Names } from "../src/live/names.ts";
import { Store } from "../src/live/store.ts";
import type { Clock } from "../src/live/sync.ts";
import { Chance } from "../tests/chance.ts";

const [address = "", cookie = "", token = "", document = "", person = "", people = "", seed = "", time = ""] =
  process.argv.slice(2);
const REST = 60_000;
const framework = { ...PLAIN_FRAMEWORK, id: frameworkId("plain"), title: "", layout: "grid", slots: [] } as const;
const chance = new Chance(Number(seed));
const settled = new Set<string>();
const lost: string[] = [];

const clock: Clock = {
  now: () => Date.now(),
  after: (wait, call) => {
    const timer = setTimeout(call, wait);
    return () => clearTimeout(timer);
  },
};

async function ask(path: string, body?: NewChange): Promise<Response> {
  const headers = { Cookie: cookie, "X-CSRFToken": token, "Content-Type": "application/json" };
  const url = `${address}/api/documents/${document}${path}`;
  const response = await fetch(url, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response;
}

async function told(response: Response): Promise<{ readonly [key: string]: unknown }> {
  const tree: unknown = await response.json();
  if (!isObject(tree)) throw new Error("no mapping");
  return tree;
}

const held = new Set<string>();
const names = (): Names => ({
  claim: async (name) => !held.has(name) && Boolean(held.add(name)),
  isSure: () => true,
  release: () => {},
});

class Somebody {
  readonly map: LiveMap;
  readonly session: Session;
  private line: WebSocket | undefined;

  constructor(n: number, start: Document, version: number) {
    const client = `person-${seed}-${n}`;
    held.add(client);
    const begun = { id: document, person, client, document: start, version, role: "owner" } as const;
    this.map = new LiveMap(begun, {
      clock,
      store: new Store(),
      names: names(),
      chance: Math.random,
      collided: () => {},
      lost: ({ why, message }) => lost.push(`${why} ${message}`),
      look: async () => "here",
      post: async (body) => {
        const { version: now, collisions } = await told(await ask("/changes", body));
        return { version: Number(now), collisions: collisionsFrom(collisions) };
      },
      dial: ({ open, heard, close }) => {
        const url = `${address.replace("http", "ws")}/live/${document}`;
        const socket = new WebSocket(url, { headers: { Cookie: cookie }, origin: address });
        this.line = socket;
        socket.on("open", open);
        socket.on("message", (text) => heard(String(text)));
        socket.on("close", close);
        socket.on("error", () => {}); // a close follows
        return { send: (text) => socket.send(text), close: () => socket.terminate() };
      },
    });
    this.map.timeline.watch((move) => {
      for (const { name, change } of move.settled) if (change.edits.length > 0) settled.add(name);
    });
    this.session = new Session(this.map.timeline, framework, {
      person,
      may: () => true,
      newId: () => chance.id(),
      word: (key) => key,
      effect: () => {},
      copy: () => {},
      say: () => {},
      collided: () => {},
    });
  }

  act(): void {
    const { document: seen } = this.map.timeline;
    const roll = chance.below(12);
    if (roll === 0) this.session.perform({ effect: { do: "undo" } });
    else if (roll === 1) this.session.perform({ effect: { do: "redo" } });
    else if (roll === 2 && chance.once(6)) this.line?.terminate();
    else if (roll < 8) this.type(seen);
    else this.session.perform({ edits: chance.change(seen).edits });
  }

  private type(seen: Document): void {
    const cards = seen.of("card");
    const card = cards.length === 0 ? undefined : chance.one(cards);
    if (!isA(card, "card")) return;
    const text = chance.retyped(card.text).slice(0, 400);
    if (text.trim() !== "") this.session.perform({ edits: [set(card, "text", text)], joins: `type ${card.id}` });
  }
}

function hashOf(seen: Document): string {
  const records = [...seen.all()].sort((a, b) => byCodePoint(a.id, b.id)).map(recordTree);
  return createHash("sha256").update(JSON.stringify(records)).digest("hex");
}

const content = await told(await ask(""));
const start = documentFrom({ records: content["records"] });
const all = Array.from({ length: Number(people) }, (_, n) => new Somebody(n, start, Number(content["version"])));
for (const one of all) await one.map.begin();
process.stdout.write("begun\n");
const until = Date.now() + Number(time);
let done = 0;
while (Date.now() < until) {
  chance.one(all).act();
  done += 1;
  await new Promise((resolve) => setTimeout(resolve, chance.below(30)));
}
const patience = Date.now() + REST;
const atRest = () => {
  const versions = new Set(all.map(({ map }) => map.timeline.version));
  return versions.size === 1 && all.every(({ map }) => map.saving.is === "saved");
};
for (let quiet = 0; quiet < 10 && Date.now() < patience; quiet = atRest() ? quiet + 1 : 0) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
const report = {
  done,
  versions: all.map(({ map }) => map.timeline.version),
  saving: all.map(({ map }) => map.saving),
  hashes: all.map(({ map }) => hashOf(map.timeline.document)),
  records: [...(all[0]?.map.timeline.document.all() ?? [])].map(recordTree),
  settled: [...settled],
  lost,
};
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
