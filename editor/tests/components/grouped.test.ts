import { describe, expect, it } from "vitest";
import { grouped } from "../../src/components/history/grouped.ts";

function version(n: number, author: string, minute: number, label = "") {
  const time = `2026-11-22T10:${String(minute).padStart(2, "0")}:00Z`;
  const edits = [{ remove: { id: `c${n}` } }];
  return { version: n, time, changes: [{ edits, author, time, label, client: "tab", sequence: n }] };
}

describe("the history as people remember it", () => {
  it("takes what one person did without a pause as one visit, the newest first", () => {
    const found = grouped(
      [version(3, "ada", 9, "card.add"), version(2, "ada", 8, "card.move"), version(1, "ada", 7)],
      [],
    );
    expect(found).toEqual([
      {
        version: 3,
        author: "ada",
        time: "2026-11-22T10:09:00Z",
        labels: ["card.add", "card.move"],
        edits: 3,
        names: [],
      },
    ]);
  });

  it("begins another with another person, a pause, or a name", () => {
    const names = [{ version: 1, name: "Draft", author: "ada", time: "" }];
    const found = grouped(
      [version(4, "bo", 40), version(3, "ada", 39), version(2, "ada", 9), version(1, "ada", 8)],
      names,
    );
    expect(found.map(({ version: n, author, names: own }) => [n, author, own])).toEqual([
      [4, "bo", []],
      [3, "ada", []],
      [2, "ada", []],
      [1, "ada", ["Draft"]],
    ]);
  });
});
