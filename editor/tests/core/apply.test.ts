import { expect, test } from "vitest";
import { apply } from "../../src/core/apply.ts";
import { branded } from "../../src/core/brand.ts";
import { Document } from "../../src/core/document.ts";
import { change, type Edit, put, remove, set } from "../../src/core/edits.ts";
import { kind, MAP, recordId } from "../../src/core/ids.ts";
import { nth } from "../../src/core/order.ts";
import { rebase } from "../../src/core/rebase.ts";
import { make } from "../../src/core/records.ts";
import { LIMITS } from "../../src/core/schema.gen.ts";
import { codeOf } from "../golden.ts";
import { byId } from "../trees.ts";

const at = (n: number) => ({ on: MAP, order: nth(n), kind: kind("doing"), to: "" }) as const;
const head = make("document", MAP, { title: "A picnic" });
const jam = make("card", recordId("jam"), { at: at(0), text: "Makes jam", tags: ["sweet"] });
const map = Document.of([head, jam]);

test.each<[string, Edit]>([
  ["takes the document itself away", remove(MAP, head)],
  ["takes away what does not say what it was", remove(jam.id)],
  ["takes away what was otherwise", remove(jam.id, { ...jam, text: "Makes honey" })],
  ["puts what is there", put(jam)],
  ["writes to what is not there", { ...set(jam, "text", "Makes honey"), id: recordId("honey") }],
  ["writes to a field of another type", { ...set(jam, "text", "Makes honey"), field: "title", was: undefined }],
  ["writes over another value", { ...set(jam, "text", "Makes honey"), was: "Made jam" }],
  ["writes what the field cannot hold", set(jam, "score", 3)],
  ["names a tag twice", set(jam, "tags", ["sweet", "sweet"])],
  ["stands at no order key", set(jam, "at", { ...jam.at, order: branded<"order key">("a00") })],
  ["stands where nothing is", set(jam, "at", { ...jam.at, on: recordId("nowhere") })],
  ["has nobody for a persona", set(jam, "persona", recordId("nobody"))],
  ["has a card for a persona", set(jam, "persona", jam.id)],
])("a change is refused that %s", (_, edit) => {
  expect(codeOf(() => apply(map, change([edit])))).toBe("rejected");
  expect(byId(map)).toEqual(byId(Document.of([head, jam])));
});

test("a document keeps its own record even when nothing stands on it", () => {
  expect(codeOf(() => apply(Document.of([head]), change([remove(MAP, head)])))).toBe("rejected");
});

test("a document has room for as many records as the limit says", () => {
  const cards = Array.from({ length: LIMITS.records - 1 }, (_, n) =>
    put(make("card", recordId(`c${n}`), { at: at(n + 1), text: "A crumb" })),
  );
  const [one, ...others] = cards;
  if (one === undefined) throw new Error("no card");
  const full = apply(map, change(others));
  expect(full.size).toBe(LIMITS.records);
  expect(codeOf(() => apply(full, change([one])))).toBe("rejected");
});

test("a merged text over its limit stays as it is here where here wins, and is what came where incoming wins", () => {
  const [long, here, came] = ["jam ", "plum jam ", "jam and honey "].map((text) => `${text}${"x".repeat(3985)}`);
  if (long === undefined || here === undefined || came === undefined) throw new Error("no text");
  const now = Document.of([head, { ...jam, text: here }]);
  const late = change([{ ...set(jam, "text", came), was: long }]);
  const texts = [true, false].map((hereWins) => {
    const { change: rebased, collisions } = rebase(late, now, { hereWins });
    const card = apply(now, rebased).on(MAP, "card")[0];
    return [card?.text, collisions.map(({ why }) => why)];
  });
  expect(texts).toEqual([
    [here, ["both-changed"]],
    [came, ["both-changed"]],
  ]);
});
