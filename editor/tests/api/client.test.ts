import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { address, ask, Trouble, take } from "../../src/api/client.ts";

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly type: string | null;
  readonly body: unknown;
}

let sent: Sent[] = [];
let answers: (() => Response)[] = [];
let tokens = 0;

beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", async (path: string, { method, headers, body }: RequestInit & { headers: Headers }) => {
    if (path === "/api/session") return Response.json({ name: "ada", csrf: `token-${tokens++}` });
    sent.push({
      method: method ?? "",
      path,
      token: headers.get("X-CSRFToken"),
      type: headers.get("Content-Type"),
      body,
    });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return answer();
  });
});

afterEach(() => vi.unstubAllGlobals());

const problem = (status: number, told: object) => () =>
  Response.json(told, { status, headers: { "Content-Type": "application/problem+json" } });

test("paths and queries are filled in and escaped, lists repeat their name", () => {
  const wish = { path: { document: "a/b", format: "svg" }, query: { show: ["x y", "z"], language: "de" } };
  expect(address("GET /api/documents/{document}/renders/{format}", wish)).toBe(
    "/api/documents/a%2Fb/renders/svg?show=x+y&show=z&language=de",
  );
});

test("what only reads carries no token, what changes does; JSON goes as JSON and files as they are", async () => {
  answers = [() => Response.json([]), () => Response.json({ id: "1" }), () => Response.json({ id: "2" })];
  const path = { workspace: "w" };
  await ask("GET /api/workspaces");
  await ask("POST /api/workspaces/{workspace}/documents", { path, body: { framework: "five-e" } });
  await ask("POST /api/workspaces/{workspace}/imports", { path, query: { name: "a.yaml" }, body: "desirepath: 1" });
  expect(sent.map(({ method, token }) => [method, token !== null])).toEqual([
    ["GET", false],
    ["POST", true],
    ["POST", true],
  ]);
  expect(sent.map(({ type, body }) => [type, body])).toEqual([
    [null, undefined],
    ["application/json", '{"framework":"five-e"}'],
    ["application/octet-stream", "desirepath: 1"],
  ]);
});

test("an answer without content is nothing, a file is bytes with its headers", async () => {
  answers = [() => new Response(null, { status: 204 }), () => new Response("<svg/>", { headers: { "X-Pages": "2" } })];
  expect(await ask("DELETE /api/documents/{document}", { path: { document: "d" } })).toBeUndefined();
  const wish = { path: { document: "d", format: "svg" } };
  const { content, headers } = await take("GET /api/documents/{document}/renders/{format}", wish);
  expect([await content.text(), headers.get("X-Pages")]).toEqual(["<svg/>", "2"]);
});

test("a refusal says what the server said", async () => {
  const problems = [{ code: "x", message: "m", hint: "", file: "", line: 3, column: 1, severity: "error" }];
  answers = [problem(422, { type: "about:blank", status: 422, code: "unreadable", title: "No", hint: "Do", problems })];
  const refused = await ask("GET /api/workspaces").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Trouble);
  expect(refused).toMatchObject({ status: 422, code: "unreadable", message: "No", hint: "Do", problems });
});

test("an old token is asked for anew, once", async () => {
  const forbidden = problem(403, { type: "", status: 403, code: "forbidden", title: "no token" });
  answers = [forbidden, () => new Response(null, { status: 204 })];
  await ask("DELETE /api/documents/{document}", { path: { document: "d" } });
  expect(sent).toHaveLength(2);
  expect(sent[0]?.token).not.toBe(sent[1]?.token);
  answers = [forbidden, forbidden];
  await expect(ask("DELETE /api/documents/{document}", { path: { document: "d" } })).rejects.toThrow("no token");
  expect(sent).toHaveLength(4);
});

test("no answer, and one that is no description of a problem, are troubles too", async () => {
  answers = [];
  await expect(ask("GET /api/workspaces")).rejects.toMatchObject({ status: 0, code: "offline" });
  answers = [() => new Response("<html>", { status: 502 })];
  await expect(ask("GET /api/workspaces")).rejects.toMatchObject({ status: 502, code: "unexpected" });
});
