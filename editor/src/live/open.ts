/** Opens a map in this browser, with or without the server: ready to be shown when it resolves, and alive from then on. */

import type { NewChange } from "../api/api.gen.ts";
import { ask, Trouble } from "../api/client.ts";
import type { Framework } from "../core/framework.ts";
import { frameworkFrom } from "../core/framework-tree.ts";
import type { Loss } from "../core/live/loss.ts";
import { collisionsFrom } from "../core/live/message.ts";
import { mayDo } from "../core/session/company.ts";
import type { Seen } from "../core/session/seen.ts";
import { Session, type Surroundings } from "../core/session/session.ts";
import { documentFrom } from "../core/wire.ts";
import { LiveMap, type World } from "./map.ts";
import { leasedNames, lockedNames, type Names } from "./names.ts";
import type { Found, Wire, Wired } from "./socket.ts";
import { type Snapshot, STORE } from "./store.ts";
import { type Clock, type Posted, Refusal } from "./sync.ts";

/** Milliseconds that the server gets before what this device knows has to do. */
const PATIENCE = 3_000;

/** What the page does for a map: a session's surroundings without what is known here, and more to tell. */
export interface Page extends Omit<Surroundings, "person" | "may"> {
  /** Something could not be carried out at all; its words must not be lost. */
  readonly lost: (loss: Loss) => void;
}

export interface Opening {
  readonly document: string;
  /** "" is the one that the document names. */
  readonly framework: string;
  readonly seen: Partial<Seen>;
  readonly page: Page;
  readonly signal: AbortSignal;
}

export interface Opened {
  readonly session: Session;
  readonly map: LiveMap;
  /** A framework to look through, from the server or from this device. */
  readonly framework: (id: string) => Promise<Framework>;
  /** Ends the connection; what waits goes on when the map is opened again. */
  readonly close: () => void;
}

const CLOCK: Clock = {
  now: () => Date.now(),
  after: (wait, call) => {
    const timer = setTimeout(call, wait);
    return () => clearTimeout(timer);
  },
};

/** Rejects with `Trouble` where neither the server nor this device has the map. */
export async function openMap({ document, framework, seen, page, signal }: Opening): Promise<Opened> {
  const person = await whoIsHere();
  const client = freshName();
  const names = namesHere();
  await names.claim(client);
  const kept = await STORE.map(person, document).catch(() => undefined);
  const [snapshot, lens] = await Promise.all([kept ?? fetchMap(document), frameworkOf(person, document, framework)]);
  const held = new Held(page);
  const map = new LiveMap(
    { ...snapshot, id: document, person, client },
    worldOf({ document, person, names, page: held }),
  );
  const around = { ...page, person, may: (needs: Parameters<Surroundings["may"]>[0]) => mayDo(map.role, needs) };
  const session = new Session(map.timeline, lens, around, seen, map);
  const ends = [whileShown(map), whileSelecting(session, map)];
  const close = () => {
    for (const end of ends.splice(0)) end();
    map.end();
  };
  signal.addEventListener("abort", close, { once: true });
  await map.begin();
  if (signal.aborted) close();
  if (kept === undefined) await roleOf(map);
  CLOCK.after(0, () => held.tell());
  return { session, map, framework: (id) => frameworkOf(person, document, id), close };
}

/** Keeps what is to be told until the map is open, for before that nobody could act on it. */
class Held implements Pick<Page, "collided" | "lost"> {
  private readonly page: Page;
  private waiting: (() => void)[] | undefined = [];

  constructor(page: Page) {
    this.page = page;
  }

  readonly collided: Page["collided"] = (collisions) => this.soon(() => this.page.collided(collisions));
  readonly lost: Page["lost"] = (loss) => this.soon(() => this.page.lost(loss));

  tell(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const call of waiting) call();
  }

  private soon(call: () => void): void {
    if (this.waiting === undefined) call();
    else this.waiting.push(call);
  }
}

/** The name of whoever is signed in, or, without the server, of whoever was; where nobody ever was, a slow server is
 * waited for, for there is nothing else to show. */
async function whoIsHere(): Promise<string> {
  const known = await STORE.person().catch(() => "");
  const asking = ask("GET /api/session");
  const asked = await (known === "" ? asking : soon(asking)).catch((error: unknown) => error);
  if (!(asked instanceof Error) && isSession(asked)) {
    if (asked.name === "") {
      await STORE.forgetSeen().catch(() => {});
      throw new Trouble({ status: 401, code: "signed-out", title: "Nobody is signed in." });
    }
    await STORE.setPerson(asked.name).catch(() => {});
    return asked.name;
  }
  if (known === "") throw asked;
  return known;
}

function isSession(told: unknown): told is { readonly name: string } {
  return typeof told === "object" && told !== null && "name" in told && typeof told.name === "string";
}

async function fetchMap(document: string): Promise<Snapshot> {
  const { version, records } = await ask("GET /api/documents/{document}", { path: { document } });
  return { document: documentFrom({ records }), version, role: "viewer" };
}

/** A framework as the server tells it; where the server does not answer soon, as it told it last. */
async function frameworkOf(person: string, document: string, framework: string): Promise<Framework> {
  const name = `framework ${document} ${framework}`;
  const query = framework === "" ? {} : { framework };
  const asked = ask("GET /api/documents/{document}/framework", { path: { document }, query }).then((tree) => {
    STORE.keepAnswer(person, name, tree).catch(() => {});
    return frameworkFrom(tree);
  });
  asked.catch(() => {}); // it may fail while what is kept is being read; whoever waits for it below is told
  const kept = await STORE.answer(person, name).catch(() => undefined);
  if (kept === undefined) return asked;
  return soon(asked).catch(() => frameworkFrom(kept));
}

/** Rejects after a while: the server may come to it later, but nobody waits. */
function soon<T>(asked: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    CLOCK.after(PATIENCE, () =>
      reject(new Trouble({ status: 0, code: "offline", title: "The server does not answer." })),
    );
  });
  return Promise.race([asked, late]);
}

interface Around {
  readonly document: string;
  readonly person: string;
  readonly names: Names;
  readonly page: Pick<Page, "collided" | "lost">;
}

function worldOf({ document, person, names, page }: Around): World {
  return {
    clock: CLOCK,
    store: STORE,
    names,
    chance: Math.random,
    collided: page.collided,
    lost: page.lost,
    dial: (wired) => dial(addressOf(document), wired),
    look: () => look(person),
    post: (body) => post(document, body),
  };
}

function addressOf(document: string): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/live/${encodeURIComponent(document)}`;
}

function dial(address: string, { open, heard, close }: Wired): Wire {
  const socket = new WebSocket(address);
  socket.addEventListener("open", open);
  socket.addEventListener("message", ({ data }) => typeof data === "string" && heard(data));
  socket.addEventListener("close", ({ code }) => close(code));
  return socket;
}

async function look(person: string): Promise<Found> {
  try {
    const { name } = await soon(ask("GET /api/session"));
    return name === person ? "here" : "signed-out";
  } catch {
    return "away";
  }
}

async function post(document: string, body: NewChange): Promise<Posted> {
  try {
    const { version, collisions } = await ask("POST /api/documents/{document}/changes", { path: { document }, body });
    return { version, collisions: collisionsFrom(collisions) };
  } catch (error) {
    if (!(error instanceof Trouble) || mayPass(error)) throw error;
    throw new Refusal(error.code, error.message, error.hint);
  }
}

/** Whether a refusal may be another one later: the server is away or busy, the disk is full, the session has ended. */
function mayPass({ status, code }: Trouble): boolean {
  return status === 0 || status >= 500 || status === 401 || status === 429 || code === "not-saved";
}

/** A document that nobody has seen here says nothing of one's rights; the welcome does. */
async function roleOf(map: LiveMap): Promise<void> {
  const told = new Promise<void>((resolve) => {
    const end = map.watch(() => {
      if (!map.saving.isLive && map.saving.why === "") return;
      end();
      resolve();
    });
  });
  await Promise.race([told, new Promise<void>((resolve) => CLOCK.after(PATIENCE, resolve))]);
}

function namesHere(): Names {
  return "locks" in navigator ? lockedNames(navigator.locks) : leasedNames(STORE, CLOCK);
}

/** 96 bits at random. */
function freshName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the browser tells of the network and of the page. */
function whileShown(map: LiveMap): () => void {
  const off = new AbortController();
  const { signal } = off;
  const nudge = () => map.nudge();
  const picture = () => void map.picture().catch(() => {});
  window.addEventListener("online", nudge, { signal });
  window.addEventListener("offline", nudge, { signal });
  window.addEventListener("pageshow", nudge, { signal });
  window.addEventListener("focus", nudge, { signal });
  window.addEventListener("pagehide", picture, { signal });
  document.addEventListener("visibilitychange", () => (document.hidden ? picture() : nudge()), { signal });
  window.addEventListener("beforeunload", (event) => map.isUnsafe && event.preventDefault(), { signal });
  return () => off.abort();
}

/** Tells the others what this person has selected and types in. */
function whileSelecting(session: Session, map: LiveMap): () => void {
  const show = () => map.show(session.seen.selection, session.seen.typing?.id ?? "");
  show();
  return session.watch("seen", show);
}
