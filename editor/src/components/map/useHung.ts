/** What hangs on a card: the sources it rests on, by number, and how many threads about it are open. */

import type { RecordId } from "../../core/ids.ts";
import type { Session } from "../../core/session/session.ts";
import { useTopic } from "../../hooks/session.ts";
import { useGeometry } from "./geometry.ts";

export interface Hung {
  /** As superscripts show them: "1,3". */
  readonly evidence: string;
  readonly talk: number;
}

export function useHung(id: RecordId): Hung {
  const { sources } = useGeometry();
  const told = useTopic(id, (session) => `${threads(session, id)} ${numbers(session, id, sources)}`);
  const [talk = "0", evidence = ""] = told.split(" ");
  return { evidence, talk: Number(talk) };
}

function threads({ document }: Session, id: RecordId): number {
  return document.on(id, "thread").filter(({ resolved }) => !resolved).length;
}

function numbers({ document }: Session, id: RecordId, sources: ReadonlyMap<string, number>): string {
  if (sources.size === 0) return "";
  const found = document.links(id, "evidence").flatMap(({ to }) => sources.get(to) ?? []);
  return found.sort((a, b) => a - b).join(",");
}
