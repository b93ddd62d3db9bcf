/** How the documents of a workspace hang together, drawn: sources before what follows them, in layers. */

export interface ChainNode {
  readonly id: string;
  readonly title: string;
}

export interface ChainEdge {
  readonly source: string;
  readonly target: string;
  readonly count: number;
  readonly gone: number;
}

export interface Laid<N extends ChainNode> {
  /** In reading order: layer by layer, each from the top. */
  readonly nodes: readonly { readonly node: N; readonly x: number; readonly y: number }[];
  readonly edges: readonly (ChainEdge & { readonly path: string; readonly x: number; readonly y: number })[];
  readonly width: number;
  readonly height: number;
}

export const NODE = { width: 216, height: 68 } as const;
const GAP = { x: 120, y: 28 } as const;
const MARGIN = 16;
const SWEEPS = 4;

/** A place in a layer: a document, or a bend of a way that passes by. */
interface Spot {
  readonly id: string;
  readonly before: string[];
  readonly after: string[];
  readonly isBend: boolean;
}

/** Lays out the documents that are tied to others; a circle is opened at the way that closes it. */
export function laidOut<N extends ChainNode>(documents: readonly N[], ways: readonly ChainEdge[]): Laid<N> {
  const known = new Map(documents.map((node) => [node.id, node]));
  const edges = ways.filter(({ source, target }) => source !== target && known.has(source) && known.has(target));
  const tied = documents.filter(({ id }) => edges.some(({ source, target }) => source === id || target === id));
  const layers = layersOf(tied, edges);
  const spots = spotsOf(tied, edges, layers);
  const rows = ordered(spots, layers);
  const tallest = Math.max(1, ...rows.map((row) => row.length));
  const height = tallest * (NODE.height + GAP.y) - GAP.y + 2 * MARGIN;
  const at = new Map<string, { readonly x: number; readonly y: number }>();
  for (const [layer, row] of rows.entries()) {
    const top = (height - row.length * (NODE.height + GAP.y) + GAP.y) / 2;
    for (const [n, id] of row.entries()) {
      at.set(id, { x: MARGIN + layer * (NODE.width + GAP.x), y: top + n * (NODE.height + GAP.y) });
    }
  }
  const nodes = rows.flat().flatMap((id) => {
    const node = known.get(id);
    const place = at.get(id);
    return node === undefined || place === undefined ? [] : [{ node, ...place }];
  });
  const width = Math.max(1, rows.length) * (NODE.width + GAP.x) - GAP.x + 2 * MARGIN;
  return { nodes, edges: edges.map((edge) => drawn(edge, at, spots)), width, height };
}

/** The layer of each document: one behind the last of its sources. */
function layersOf(nodes: readonly ChainNode[], edges: readonly ChainEdge[]): Map<string, number> {
  const layers = new Map<string, number>();
  const open = new Set<string>();
  const layerOf = (id: string): number => {
    const done = layers.get(id);
    if (done !== undefined) return done;
    open.add(id);
    const sources = edges.filter(({ target, source }) => target === id && !open.has(source));
    const layer = Math.max(0, ...sources.map(({ source }) => layerOf(source) + 1));
    open.delete(id);
    layers.set(id, layer);
    return layer;
  };
  for (const { id } of nodes) layerOf(id);
  return layers;
}

function bendId({ source, target }: ChainEdge, layer: number): string {
  return `${source} ${target} ${layer}`;
}

/** The bends of a way: one in each layer that it passes. */
function bendsOf(
  edge: ChainEdge,
  layers: ReadonlyMap<string, number>,
): { readonly id: string; readonly layer: number }[] {
  const from = layers.get(edge.source) ?? 0;
  const to = layers.get(edge.target) ?? 0;
  const count = Math.max(0, to - from - 1);
  return Array.from({ length: count }, (_, n) => ({ id: bendId(edge, from + n + 1), layer: from + n + 1 }));
}

function spotsOf(
  nodes: readonly ChainNode[],
  edges: readonly ChainEdge[],
  layers: Map<string, number>,
): Map<string, Spot> {
  const spots = new Map<string, Spot>(nodes.map(({ id }) => [id, { id, before: [], after: [], isBend: false }]));
  for (const edge of edges) {
    const bends = bendsOf(edge, layers);
    for (const { id, layer } of bends) {
      spots.set(id, { id, before: [], after: [], isBend: true });
      layers.set(id, layer);
    }
    const stops = [edge.source, ...bends.map(({ id }) => id), edge.target];
    for (const [n, id] of stops.entries()) {
      const next = stops[n + 1];
      if (next === undefined) break;
      spots.get(id)?.after.push(next);
      spots.get(next)?.before.push(id);
    }
  }
  return spots;
}

/** The spots of each layer, from the top, so that few ways cross: each goes to the middle of what it is tied to. */
function ordered(spots: ReadonlyMap<string, Spot>, layers: ReadonlyMap<string, number>): string[][] {
  const rows: string[][] = [];
  for (const id of spots.keys()) {
    const layer = layers.get(id) ?? 0;
    while (rows.length <= layer) rows.push([]);
    rows[layer]?.push(id);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const forward = sweep % 2 === 0;
    const turn = forward ? rows : rows.toReversed();
    for (const row of turn) {
      const rank = new Map(rows.flatMap((ids) => ids.map((id, n) => [id, n - ids.length / 2] as const)));
      const wish = (id: string) => {
        const spot = spots.get(id);
        const near = (forward ? spot?.before : spot?.after) ?? [];
        const own = rank.get(id) ?? 0;
        return near.length === 0 ? own : near.reduce((sum, one) => sum + (rank.get(one) ?? 0), 0) / near.length;
      };
      const wishes = new Map(row.map((id) => [id, wish(id)]));
      row.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    }
  }
  return rows;
}

type Points = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

function drawn(edge: ChainEdge, at: Points, spots: ReadonlyMap<string, Spot>): Laid<ChainNode>["edges"][number] {
  const stops = [
    edge.source,
    ...[...spots.keys()].filter((id) => id.startsWith(`${edge.source} ${edge.target} `)),
    edge.target,
  ];
  const ends = stops.flatMap((id) => {
    const place = at.get(id);
    return place === undefined ? [] : [{ ...place, y: place.y + NODE.height / 2 }];
  });
  const [first, ...rest] = ends;
  if (first === undefined) return { ...edge, path: "", x: 0, y: 0 };
  let from = { x: first.x + NODE.width, y: first.y };
  let path = `M${from.x} ${from.y}`;
  let label = from;
  for (const [n, to] of rest.entries()) {
    const middle = (from.x + to.x) / 2;
    path += `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    if (n === 0) label = { x: middle, y: (from.y + to.y) / 2 };
    if (n < rest.length - 1) path += `H${to.x + NODE.width}`;
    from = { x: to.x + NODE.width, y: to.y };
  }
  return { ...edge, path, x: label.x, y: label.y };
}
