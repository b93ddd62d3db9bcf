/** Puts all that a page needs at once into a few files: what it needs alone in one, what several need in another.
 *
 * Left to itself the bundler makes a file of every set of modules that the same places share, which are fifty before a map
 * is seen, and a browser takes six at a time from a server of HTTP/1.1. */

interface Module {
  readonly importedIds: readonly string[];
}

export interface Graph {
  getModuleInfo(id: string): Module | null;
}

const PACKAGE = /\/node_modules\//;
const REACT = /\/node_modules\/(?:react|react-dom|scheduler)\//;

/** The file that a module belongs to; null for what no page needs at once, and for other packages: many of them are one door
 * to far more than a page takes.  `roots` are the modules of pages by name; what the first of them needs, on which all others
 * follow, stands in its file alone. */
export function filesOfPages(roots: Readonly<Record<string, string>>): (id: string, graph: Graph) => string | null {
  const reached = new Map<string, ReadonlySet<string>>();
  const reaches = (root: string, id: string, graph: Graph) => {
    const known = reached.get(root) ?? reach(root, graph);
    reached.set(root, known);
    return known.has(id);
  };
  const [first = ""] = Object.keys(roots);
  const pagesOf = (id: string, graph: Graph) =>
    Object.entries(roots)
      .filter(([, root]) => reaches(root, id, graph))
      .map(([name]) => name);
  return (id, graph) => {
    if (PACKAGE.test(id)) return REACT.test(id) ? "react" : null;
    if (Object.values(roots).includes(id)) return null;
    const pages = pagesOf(id, graph);
    return pages.includes(first) ? first : pages.join("-") || null;
  };
}

/** A module and all that it imports, not what it fetches later. */
function reach(root: string, graph: Graph): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}
