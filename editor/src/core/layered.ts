/** An immutable map that costs little to change: a large base that versions share, and a few changes on top.
 *
 * A document of 20,000 records gets a new version with every keystroke.  Copying a `Map` of that size takes longer than a
 * frame; a hash trie would do, but reads through one are several times slower than through a `Map`, and reads are what an
 * editor does most.  So the changes are copied, and laid down into a new base when they have become many.
 */

const FEW = 32;

export class Layered<K extends string, V extends object | true> {
  readonly size: number;
  private readonly base: ReadonlyMap<K, V>;
  private readonly changes: ReadonlyMap<K, V | undefined>;

  private constructor(base: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | undefined>, size: number) {
    this.base = base;
    this.changes = changes;
    this.size = size;
  }

  static from<K extends string, V extends object | true>(entries: Iterable<readonly [K, V]>): Layered<K, V> {
    const base = new Map(entries);
    return new Layered(base, new Map(), base.size);
  }

  get(key: K): V | undefined {
    const changed = this.changes.get(key);
    return changed !== undefined || this.changes.has(key) ? changed : this.base.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): Generator<[K, V]> {
    for (const entry of this.base) if (!this.changes.has(entry[0])) yield entry;
    for (const [key, value] of this.changes) if (value !== undefined) yield [key, value];
  }

  /** The map with other values; undefined takes a key out. */
  with(changed: ReadonlyMap<K, V | undefined>): Layered<K, V> {
    if (changed.size === 0) return this;
    let size = this.size;
    const changes = new Map(this.changes);
    for (const [key, value] of changed) {
      size += Number(value !== undefined) - Number(this.has(key));
      changes.set(key, value);
    }
    if (changes.size <= FEW + Math.sqrt(this.base.size)) return new Layered(this.base, changes, size);
    return new Layered(laidDown(this.base, changes), new Map(), size);
  }
}

function laidDown<K, V>(base: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | undefined>): Map<K, V> {
  const all = new Map(base);
  for (const [key, value] of changes) {
    if (value === undefined) all.delete(key);
    else all.set(key, value);
  }
  return all;
}
