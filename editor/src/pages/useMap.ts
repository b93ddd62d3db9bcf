/** The session of the map at this address, and what it needs of the page: words, voice, clipboard, ways elsewhere. */

import { useCallback, useEffect, useRef } from "react";
import { announce } from "../components/ui/announce.ts";
import { toast } from "../components/ui/toasts.ts";
import type { Effect } from "../core/commands/command.ts";
import type { Session } from "../core/session/session.ts";
import { assertNever } from "../core/values.ts";
import { type Loaded, troubleOf, useLoaded } from "../hooks/loaded.ts";
import { type Locale, useT } from "../i18n/Locale.tsx";
import { mapPath, queryOf, seenFrom } from "./address.ts";
import { fetchFramework, openMap } from "./opening.ts";
import { go, here, watchAddress } from "./router.ts";
import { copy, newId, scrollTo } from "./surroundings.ts";

export function useMap(document: string): Loaded<Session> & { readonly again: () => void } {
  const locale = useLatest(useT());
  const load = useCallback(async () => {
    const session: Session = await openMap(document, here().query, {
      person: "",
      may: () => true,
      newId,
      word: (key) => locale.current.tell(key),
      effect: (effect) => void carryOut(effect, document, session).catch(complain),
      copy: (copied) => void copy(copied).catch(complain),
      say: ({ key, values }) => announce(locale.current.tell(key, values)),
      collided: () => toast({ words: locale.current.t("editor.collided"), icon: "git-merge" }),
    });
    return session;
  }, [document, locale]);
  const loaded = useLoaded(load);
  const session = loaded.state === "here" ? loaded.value : undefined;
  useEffect(() => (session === undefined ? undefined : withAddress(document, session)), [document, session]);
  return loaded;
}

function useLatest(locale: Locale) {
  const latest = useRef(locale);
  useEffect(() => {
    latest.current = locale;
  }, [locale]);
  return latest;
}

function complain(error: unknown): void {
  toast({ words: troubleOf(error).message, tone: "bad" });
}

async function carryOut(effect: Effect, document: string, session: Session): Promise<void> {
  switch (effect.do) {
    case "undo":
    case "redo":
    case "paste":
    case "take-away":
      return; // the session and whoever holds the clipboard see to these
    case "lens":
      return session.through(await fetchFramework(document, effect.framework));
    case "present":
      return go(mapPath(document, true) + window.location.search);
    case "home":
      return go("/");
    case "open":
      return go(effect.address);
    case "reload":
      return window.location.reload();
    case "scroll-to":
      return scrollTo(effect.id);
    default:
      return assertNever(effect);
  }
}

/** Keeps what is seen and the address the same: another lens is a step that leads back, the rest is not. */
function withAddress(document: string, session: Session): () => void {
  const usual = session.document.head.framework;
  const told = () => {
    const address = here();
    if (address.page !== "map" || address.document !== document) return;
    const query = queryOf(session.seen, usual);
    const replace = query.get("framework") === address.query.get("framework");
    go(mapPath(document, address.presenting) + (query.size === 0 ? "" : `?${query}`), { replace });
  };
  const moved = async () => {
    const address = here();
    if (address.page !== "map" || address.document !== document) return;
    const seen = seenFrom(address.query);
    if (queryOf(seen, usual).toString() === queryOf(session.seen, usual).toString()) return;
    const { framework, ...rest } = seen;
    const wanted = framework || usual;
    if (wanted !== session.seen.framework) session.through(await fetchFramework(document, wanted));
    session.look(rest);
  };
  const ends = [session.watch("seen", told), watchAddress(() => void moved().catch(complain))];
  return () => {
    for (const end of ends) end();
  };
}
