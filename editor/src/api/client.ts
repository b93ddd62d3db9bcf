/** Talks to the REST API: paths, queries, bodies and answers are those of `Routes`, and every error is a `Trouble`. */

import type { Bytes, Found, Routes, Trouble as Told } from "./api.gen.ts";

type Route = keyof Routes;
type FileRoute = { [R in Route]: Routes[R]["answer"] extends Bytes ? R : never }[Route];
type DataRoute = Exclude<Route, FileRoute>;

type Path<R extends Route> = string extends keyof Routes[R]["path"] ? unknown : { readonly path: Routes[R]["path"] };
type Query<R extends Route> = string extends keyof Routes[R]["query"]
  ? unknown
  : object extends Routes[R]["query"]
    ? { readonly query?: Routes[R]["query"] }
    : { readonly query: Routes[R]["query"] };
type Body<R extends Route> = Routes[R]["body"] extends undefined
  ? unknown
  : { readonly body: Routes[R]["body"] extends Bytes ? Blob | string : Routes[R]["body"] };
type Wish<R extends Route> = Path<R> & Query<R> & Body<R> & { readonly signal?: AbortSignal };
/** What a request needs; nothing where everything may be left out. */
export type Wanted<R extends Route> = object extends Wish<R> ? [wish?: Wish<R>] : [wish: Wish<R>];

interface Loose {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The server, or the way there, said no: a stable code, what was found, what to do.  0 is no answer at all. */
export class Trouble extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  readonly problems: readonly Found[];

  constructor({ status, code, title, hint, problems }: Omit<Told, "type">) {
    super(title);
    this.status = status;
    this.code = code;
    this.hint = hint ?? "";
    this.problems = problems ?? [];
  }
}

/** A file as the server made it. */
export interface Taken {
  readonly content: Blob;
  readonly headers: Headers;
}

/** The answer to a request.  Rejects with `Trouble`. */
export function ask<R extends DataRoute>(route: R, ...wanted: Wanted<R>): Promise<Routes[R]["answer"]>;
export async function ask(route: string, wish: Loose = {}): Promise<unknown> {
  const response = await send(route, wish);
  return response.status === 204 ? undefined : response.json();
}

/** A file that the server makes.  Rejects with `Trouble`. */
export function take<R extends FileRoute>(route: R, ...wanted: Wanted<R>): Promise<Taken>;
export async function take(route: string, wish: Loose = {}): Promise<Taken> {
  const response = await send(route, wish);
  return { content: await response.blob(), headers: response.headers };
}

/** Where a request goes, for what the browser loads by itself: pictures and downloads. */
export function address<R extends Route>(route: R, ...wanted: Wanted<R>): string;
export function address(route: string, wish: Loose = {}): string {
  return addressOf(route, wish).path;
}

function addressOf(route: string, { path = {}, query = {} }: Loose): { method: string; path: string } {
  const [method = "", template = ""] = route.split(" ");
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined) asked.append(name, String(one));
  }
  return { method, path: asked.size === 0 ? filled : `${filled}?${asked}` };
}

let token: Promise<string> | undefined;

/** The token that changes must carry, asked for once and again after a sign-in in another tab. */
async function csrf(): Promise<string> {
  token ??= ask("GET /api/session").then((session) => session.csrf);
  return token;
}

async function send(route: string, wish: Loose, again = false): Promise<Response> {
  const { method, path } = addressOf(route, wish);
  const headers = new Headers();
  if (method !== "GET") headers.set("X-CSRFToken", await csrf());
  const response = await fetch(path, {
    method,
    headers,
    ...bodyOf(wish.body, headers),
    signal: wish.signal ?? null,
  }).catch(offline);
  if (response.ok) return response;
  if (response.status === 403 && method !== "GET" && !again) {
    token = undefined;
    return send(route, wish, true);
  }
  throw await trouble(response);
}

function bodyOf(body: unknown, headers: Headers): { readonly body?: Blob | string } {
  if (body === undefined) return {};
  if (body instanceof Blob || typeof body === "string") {
    headers.set("Content-Type", "application/octet-stream");
    return { body };
  }
  headers.set("Content-Type", "application/json");
  return { body: JSON.stringify(body) };
}

function offline(error: unknown): never {
  if (error instanceof DOMException && error.name === "AbortError") throw error;
  throw new Trouble({ status: 0, code: "offline", title: "The server does not answer." });
}

async function trouble(response: Response): Promise<Trouble> {
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    const told: Told = await response.json();
    return new Trouble(told);
  }
  return new Trouble({ status: response.status, code: "unexpected", title: `The server answered ${response.status}.` });
}
