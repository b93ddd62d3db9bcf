/** Opens the page without the server: the service worker, built as `/sw.js`.
 *
 * It keeps the page, which is the same for everybody, and the files of the bundle, whose names change with what is in
 * them.  It never looks at what the server says of documents or people: that is kept by person, in `store.ts`.  A new
 * worker waits until all tabs of the old one are closed, so that a page always finds the files that it was built with.
 */

declare const self: ServiceWorkerGlobalScope;

/** The files that the page needs to open, joined; the build puts them here. */
const FILES = "__DESIREPATH_FILES__".split("|");
/** Another with every build. */
const CACHE = "desirepath __DESIREPATH_BUILD__";
const PAGE = "/";
const BUNDLE = "/static/editor/assets/";
/** Milliseconds that the server gets to answer before the kept page has to do. */
const PATIENCE = 4_000;
/** Addresses of the editor; all others are pages of the server. */
const ADDRESSES = /^\/(?:d\/[\w-]+(?:\/present)?|new|trash)?$/;

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([caches.open(CACHE).then((cache) => cache.addAll(FILES)), fetch(PAGE).then(kept)]));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && ADDRESSES.test(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith(BUNDLE)) event.respondWith(file(request));
});

async function forgetOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith("desirepath ") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The server's answer, which may lead to the way in; without one, the page as it was last. */
async function page(request: Request): Promise<Response> {
  const answer = fetch(request).then(kept);
  const known = await caches.match(PAGE);
  if (known === undefined) return answer;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(known), PATIENCE));
  const found = await Promise.race([answer, late]).catch(() => known);
  return found.status >= 502 && found.status <= 504 ? known : found; // a proxy is there and the server is not
}

/** Keeps the page, and only that: a redirect, an error and the way in are for now. */
async function kept(answer: Response): Promise<Response> {
  const isPage = answer.ok && answer.type === "basic" && !answer.redirected && answer.headers.has("X-Desirepath-Page");
  if (isPage) {
    const cache = await caches.open(CACHE);
    await cache.put(PAGE, answer.clone());
  }
  return answer;
}

async function file(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}

export {};
