/** Copies of records: what stands on them comes along, and relations lead to the copy where both ends were copied. */

import type { Document } from "../document.ts";
import { type Edit, put } from "../edits.ts";
import { isLocal, linkId, type RecordId } from "../ids.ts";
import { type AnyRecord, make, type Placed, placeOf, type RecordOf, withField } from "../records.ts";
import { DEPTH } from "../schema.gen.ts";
import type { Scene } from "./command.ts";

/** Which copy stands for which record. */
export type Copies = ReadonlyMap<RecordId, RecordId>;

/** New ids for records and all content that stands on them, owners first. */
export function copiesOf({ document, newId }: Scene, roots: readonly Placed[]): Map<RecordId, RecordId> {
  const copies = new Map<RecordId, RecordId>();
  const take = (record: Placed) => {
    copies.set(record.id, newId());
    for (const type of ["step", "card", "part"] as const) for (const child of document.on(record.id, type)) take(child);
  };
  for (const root of roots) take(root);
  return copies;
}

/** The copies themselves; `places` says where the roots go, everything else stands on the copy of what it stood on. */
export function putCopies(document: Document, copies: Copies, places: ReadonlyMap<RecordId, AnyRecord>): Edit[] {
  const records = [...copies].flatMap(([old, id]) => {
    const record = places.get(old) ?? document.get(old);
    return record === undefined ? [] : [placed({ ...record, id }, copies)];
  });
  const columnsFirst = records.sort((a, b) => DEPTH[a.record] - DEPTH[b.record]);
  return [...columnsFirst, ...linksOf(document, copies)].map(put);
}

function placed(record: AnyRecord, copies: Copies): AnyRecord {
  const at = placeOf(record);
  if (at === undefined) return record;
  const to = at.to === "" ? "" : (copies.get(at.to) ?? at.to);
  const isWhole = to === "" || copies.has(at.on) === (at.to !== "" && copies.has(at.to));
  return withField(record, "at", { ...at, on: copies.get(at.on) ?? at.on, to: isWhole ? to : "" });
}

/** The relations that start at what was copied.  A copy follows nobody, and ways between steps stay among copies. */
function linksOf(document: Document, copies: Copies): RecordOf<"link">[] {
  return [...copies].flatMap(([old, on]) =>
    document.links(old).flatMap(({ relation, to, text }) => {
      if (relation === "" || relation === "follows" || to === "") return [];
      const copy = isLocal(to) ? copies.get(to) : undefined;
      if (relation === "next" && copy === undefined) return [];
      const target = copy ?? to;
      return [make("link", linkId(on, relation, target), { on, relation, to: target, text })];
    }),
  );
}

/** The records of some type among copies, by their new ids. */
export function newIds(copies: Copies, roots: readonly { readonly id: RecordId }[]): RecordId[] {
  return roots.flatMap(({ id }) => copies.get(id) ?? []);
}
