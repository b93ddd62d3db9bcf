import { describe, expect, it } from "vitest";
import { Document } from "../../src/core/document.ts";
import { slidesOf } from "../../src/core/slides.ts";
import { recordFrom } from "../../src/core/wire.ts";

const at = (order: string, on = "map", kind = "") => ({ on, order, kind, to: "" });
const MAP = Document.of(
  [
    { record: "document", id: "map", title: "Coffee" },
    { record: "stage", id: "before", title: "Before", at: at("a0") },
    { record: "stage", id: "after", title: "After", at: at("a1") },
    { record: "card", id: "hm", text: "Hm", at: at("a0", "before", "thinking") },
    { record: "card", id: "ah", text: "Ah", at: at("a0", "after", "thinking") },
  ].map(recordFrom),
);

describe("a map as it is presented", () => {
  it("is told as a whole, then stage by stage", () => {
    expect(slidesOf(MAP)).toEqual([
      { stage: "", title: "Coffee", number: 0 },
      { stage: "before", title: "Before", number: 1 },
      { stage: "after", title: "After", number: 2 },
    ]);
  });
});
