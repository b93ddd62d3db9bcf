/** The map at this address, open and alive, and what it needs of the page: words, voice, clipboard, ways elsewhere. */

import { useCallback, useEffect, useRef } from "react";
import { announce } from "../components/ui/announce.ts";
import { toast } from "../components/ui/toasts.ts";
import type { Effect } from "../core/commands/command.ts";
import { pasteHere } from "../core/commands/edit/clipboard.ts";
import type { Loss } from "../core/live/loss.ts";
import { assertNever } from "../core/values.ts";
import { pastedNow } from "../hooks/clipboard.ts";
import { type Refetched, troubleOf, useLoaded } from "../hooks/loaded.ts";
import { type Locale, useT } from "../i18n/Locale.tsx";
import { type Opened, openMap } from "../live/open.ts";
import { mapPath } from "./address.ts";
import { go, here } from "./router.ts";
import { seenInAddress } from "./seenInAddress.ts";
import { seenFrom } from "./seenQuery.ts";
import { copy, newId, save, scrollTo } from "./surroundings.ts";

export function useMap(document: string): Refetched<Opened> {
  const locale = useLatest(useT());
  const load = useCallback(
    async (signal: AbortSignal) => {
      const { framework, ...seen } = seenFrom(here().query);
      const opened: Opened = await openMap({
        document,
        framework,
        seen,
        signal,
        page: {
          newId,
          word: (key) => locale.current.tell(key),
          effect: (effect) => void carryOut(effect, document, opened).catch(complain),
          copy: (copied) => void copy(copied).catch(complain),
          say: ({ key, values }) => announce(locale.current.tell(key, values)),
          collided: () => toast({ words: locale.current.t("editor.collided"), icon: "git-merge" }),
          lost: (loss) => tellLoss(loss, opened, locale.current),
        },
      });
      return opened;
    },
    [document, locale],
  );
  const loaded = useLoaded(load);
  const opened = loaded.state === "here" ? loaded.value : undefined;
  useEffect(() => (opened === undefined ? undefined : seenInAddress(document, opened, complain)), [document, opened]);
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

async function carryOut(effect: Effect, document: string, { session, framework, map }: Opened): Promise<void> {
  switch (effect.do) {
    case "undo":
    case "redo":
      return; // the session sees to these
    case "paste":
      return session.run(pasteHere, await pastedNow());
    case "take-away":
      return takeAway(map.takeAway());
    case "lens":
      return session.through(await framework(effect.framework));
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

/** Everything that the server does not have, and the map as it is here, as a file. */
function takeAway({ name, text }: ReturnType<Opened["map"]["takeAway"]>): void {
  save(new Blob([text], { type: "application/json" }), name);
}

/** What could not be done, with its words, and the way to do it all the same where there is one. */
function tellLoss({ message, texts, by, restoring }: Loss, { session }: Opened, { t }: Locale): void {
  const what = texts.join(" · ").slice(0, 200);
  const words = message || (by === "" ? t("editor.lost", { what }) : t("editor.lost.by", { by, what }));
  const press = () => session.perform({ edits: restoring?.edits ?? [] }, "restore");
  toast({
    words,
    tone: "bad",
    ...(restoring !== undefined && { action: { label: t("editor.lost.restore"), press } }),
  });
}
