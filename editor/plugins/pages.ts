/** Puts all that a map needs at once into a few files: what every page needs, what the home page needs too, and the rest.
 *
 * Left to itself the bundler makes a file of every set of modules that the same places share, which are fifty before a map
 * is seen, and a browser takes six at a time from a server of HTTP/1.1.  What else the home page may fetch one day stays as
 * it is cut, or a menu there would bring the whole editor of maps along. */

interface Module {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}

export interface Graph {
  getModuleInfo(id: string): Module | null;
}

/** The ids of the modules that pages begin with; `base` is what all pages stand on. */
interface Pages {
  readonly base: string;
  readonly map: string;
  readonly home: string;
}

const PACKAGE = /\/node_modules\//;
const REACT = /\/node_modules\/(?:react|react-dom|scheduler)\//;

/** The file that a module belongs to; null where the bundler decides, as it does of other packages: many of them are one door
 * to far more than a page takes. */
export function filesOfPages({ base, map, home }: Pages): (id: string, graph: Graph) => string | null {
  const reached = new Map<string, ReadonlySet<string>>();
  const reaches = (root: string, id: string, graph: Graph, isLater = false) => {
    const name = `${root} ${isLater}`;
    const known = reached.get(name) ?? reach(root, graph, isLater);
    reached.set(name, known);
    return known.has(id);
  };
  return (id, graph) => {
    if (PACKAGE.test(id)) return REACT.test(id) ? "react" : null;
    if ([base, map, home].includes(id)) return null;
    if (reaches(base, id, graph)) return "base";
    if (!reaches(map, id, graph)) return null;
    if (reaches(home, id, graph)) return "map-home";
    return reaches(home, id, graph, true) ? null : "map";
  };
}

/** A module and all that it imports at once, or also what it fetches later. */
function reach(root: string, graph: Graph, isLater: boolean): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const module = graph.getModuleInfo(id);
    waiting.push(...(module?.importedIds ?? []), ...((isLater && module?.dynamicallyImportedIds) || []));
  }
  return seen;
}
