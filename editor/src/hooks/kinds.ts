/** What kinds of cards are called: as the framework calls its own, else in the words of the page. */

import { useCallback } from "react";
import { baseKind } from "../core/ids.ts";
import { useT } from "../i18n/Locale.tsx";
import { isKey } from "../i18n/messages.ts";
import { useSession, useTopic } from "./session.ts";

export function useKindName(): (kind: string) => string {
  const session = useSession();
  const { t } = useT();
  const { kinds } = useTopic("frame", () => session.framework);
  return useCallback(
    (kind) => {
      if (Object.hasOwn(kinds, kind)) return kinds[kind]?.label ?? kind;
      const key = [`kind.${kind}`, `kind.${baseKind(kind)}`].find(isKey);
      return key === undefined ? (kind.split(".").at(-1) ?? kind) : t(key);
    },
    [kinds, t],
  );
}
