/** What follows another document is read here and written there, until it is unlinked. */

import { expect, test } from "vitest";
import { followed } from "../../../src/core/following.ts";
import { does, id, run, world } from "./world.ts";

const MAP = `
@ Kim
Pack
  : pain.moment Jam
  : pain.moment Lid
> kim follows people/kim.yaml#persona
> jam follows 7f3a#leak
> lid follows jam
`;

test("only what stands in another document is followed", () => {
  const { document } = world({ map: MAP }).session;
  expect(followed(document, id("kim"))).toEqual({
    document: "people/kim.yaml",
    record: "persona",
    to: "people/kim.yaml#persona",
  });
  expect(followed(document, id("jam"))).toMatchObject({ document: "7f3a", record: "leak" });
  expect(followed(document, id("lid"))).toBe(undefined);
});

test("what is followed is not typed in", () => {
  const here = world({ map: MAP, seen: { selection: [id("jam")] } });
  for (const one of ["jam", "kim"]) {
    run(here, "text.start", { id: id(one) });
    expect(here.session.seen.typing).toBe(undefined);
  }
  run(here, "text.start", { id: id("lid") });
  expect(here.session.seen.typing).toMatchObject({ id: "lid" });
});

does("record.unlink", "lets a card have words of its own", {
  map: "Pack\n  : pain.moment Jam\n> jam follows 7f3a#leak\n",
  args: { id: id("jam") },
  after: "Pack\n  : pain.moment Jam\n",
});
