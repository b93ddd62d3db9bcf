/** The value that all of some records have in common; undefined where they differ. */
export function shared<Id, V>(ids: readonly Id[], of: (id: Id) => V): V | undefined {
  const [first, ...rest] = ids.map(of);
  return rest.every((value) => value === first) ? first : undefined;
}
