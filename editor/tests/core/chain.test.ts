import { expect, test } from "vitest";
import { type ChainEdge, laidOut, NODE } from "../../src/core/chain.ts";

/** "a>b b>c": ways of one entry each between documents that are called so. */
function world(told: string, alone = "") {
  const ways: ChainEdge[] = told.split(" ").map((way) => {
    const [source = "", target = ""] = way.split(">");
    return { source, target, count: 1, gone: 0 };
  });
  const ids = new Set([...ways.flatMap(({ source, target }) => [source, target]), ...alone]);
  return laidOut(
    [...ids].map((id) => ({ id, title: id.toUpperCase() })),
    ways,
  );
}

/** The documents of each layer, from the top. */
function layers({ nodes }: ReturnType<typeof world>): string[] {
  const columns = new Map<number, string[]>();
  for (const { node, x } of nodes) columns.set(x, [...(columns.get(x) ?? []), node.id]);
  return [...columns.entries()].sort(([a], [b]) => a - b).map(([, ids]) => ids.join(" "));
}

test("a source stands before what follows it, and what hangs with nothing is left out", () => {
  expect(layers(world("journey>value value>model journey>okr", "z"))).toEqual(["journey", "value okr", "model"]);
});

test("a document stands behind the last of its sources", () => {
  expect(layers(world("a>d a>b b>c c>d"))).toEqual(["a", "b", "c", "d"]);
});

test("no two documents lie over each other, and all lie within the picture", () => {
  const laid = world("a>b a>c a>d b>e c>e d>f a>f e>g");
  for (const [n, one] of laid.nodes.entries()) {
    expect(one.x + NODE.width).toBeLessThanOrEqual(laid.width);
    expect(one.y).toBeGreaterThanOrEqual(0);
    expect(one.y + NODE.height).toBeLessThanOrEqual(laid.height);
    for (const other of laid.nodes.slice(n + 1)) {
      const apart = Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height;
      expect(apart, `${one.node.id} and ${other.node.id}`).toBe(true);
    }
  }
});

test("two ways that need not cross do not", () => {
  const { nodes } = world("a>x b>y a>z b>w");
  const top = (id: string) => nodes.find(({ node }) => node.id === id)?.y ?? Number.NaN;
  expect(Math.sign(top("a") - top("b"))).toBe(Math.sign(Math.max(top("x"), top("z")) - Math.min(top("y"), top("w"))));
});

test("a way past other documents bends around them", () => {
  const laid = world("a>b b>c a>c");
  const path = laid.edges.find(({ source, target }) => source === "a" && target === "c")?.path ?? "";
  expect(path.match(/C/g)).toHaveLength(2);
});

test("a circle, a way to itself and a way to nowhere still make a picture", () => {
  const laid = world("a>b b>a a>a");
  expect(laid.nodes).toHaveLength(2);
  expect(laid.edges.map(({ source, target }) => source + target)).toEqual(["ab", "ba"]);
  const nowhere = [{ source: "a", target: "gone", count: 1, gone: 1 }];
  expect(laidOut([{ id: "a", title: "A" }], nowhere).nodes).toEqual([]);
});
