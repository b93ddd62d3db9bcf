import { expect, test } from "vitest";
import { CLOSED } from "../../src/api/api.gen.ts";
import type { Message } from "../../src/core/live/message.ts";
import { OutOfStep } from "../../src/core/live/timeline.ts";
import { afterwards, pause } from "../../src/live/closing.ts";
import { type Found, Socket, type Wired } from "../../src/live/socket.ts";
import { TestClock } from "./clock.ts";

const WELCOME = JSON.stringify({
  type: "welcome",
  version: 3,
  who: "w1",
  name: "Ann",
  role: "editor",
  people: [],
  entries: [],
});
const PEOPLE = JSON.stringify({ type: "people", people: [], left: [] });

/** A socket on lines that the test holds by the other end. */
class Bench {
  readonly clock = new TestClock();
  readonly said: string[] = [];
  readonly lines: Wired[] = [];
  readonly events: string[] = [];
  found: Found = "here";
  hear: (message: Message) => void = () => {};
  readonly socket = new Socket({
    clock: this.clock,
    chance: () => 1,
    dial: (wired) => {
      this.lines.push(wired);
      return { send: (text) => this.said.push(text), close: () => this.events.push("hung up") };
    },
    look: async () => this.found,
    hello: (afresh) => (afresh ? "hello afresh" : "hello"),
    pulse: () => "pulse",
    hear: (message) => this.hear(message),
    begun: () => this.events.push("begun"),
    ended: () => this.events.push("ended"),
    told: () => this.events.push(`obstacle ${this.socket.obstacle}`),
  });

  get line(): Wired {
    const line = this.lines.at(-1);
    if (line === undefined) throw new Error("no line");
    return line;
  }

  welcome(): void {
    this.socket.start();
    this.line.open();
    this.line.heard(WELCOME);
  }
}

test("a line begins with a hello and counts from the welcome on", () => {
  const bench = new Bench();
  bench.socket.start();
  expect(bench.said).toEqual([]);
  bench.line.open();
  expect(bench.said).toEqual(["hello"]);
  expect(bench.events).toEqual([]);
  bench.line.heard(WELCOME);
  expect(bench.events).toEqual(["begun"]);
});

test("silence is ended with a question, and a line that does not answer is given up", async () => {
  const bench = new Bench();
  bench.welcome();
  await bench.clock.pass(24_000);
  bench.line.heard(PEOPLE);
  await bench.clock.pass(24_000);
  expect(bench.said).toEqual(["hello"]);
  await bench.clock.pass(2_000);
  expect(bench.said).toEqual(["hello", "pulse"]);
  bench.line.heard(PEOPLE);
  await bench.clock.pass(20_000);
  expect(bench.events).toEqual(["begun"]);
  await bench.clock.pass(16_000);
  expect(bench.events).toEqual(["begun", "ended", "hung up"]);
  await bench.clock.pass(2_000);
  expect(bench.lines).toHaveLength(2);
});

test("a line that is never welcomed is given up, and what a line says that was given up is not heard", async () => {
  const bench = new Bench();
  bench.socket.start();
  const first = bench.line;
  first.open();
  await bench.clock.pass(15_000);
  expect(bench.events).toEqual(["hung up"]);
  first.heard(WELCOME);
  first.close(1006);
  expect(bench.events).toEqual(["hung up"]);
  await bench.clock.pass(1_000);
  expect(bench.lines).toHaveLength(2);
});

test.each([
  [CLOSED.signedOut, "signed-out"],
  [CLOSED.gone, "gone"],
] as const)("a line that ends with %i is not opened again: %s", async (code, why) => {
  const bench = new Bench();
  bench.welcome();
  bench.line.close(code);
  await bench.clock.pass(3_600_000);
  expect(bench.lines).toHaveLength(1);
  expect(bench.socket.obstacle).toBe(why);
});

test("whoever has other rights comes back at once; whoever has none is told so", async () => {
  const bench = new Bench();
  bench.welcome();
  bench.line.close(CLOSED.forbidden);
  await bench.clock.pass(1_000);
  expect(bench.lines).toHaveLength(2);
  bench.line.open();
  bench.line.close(CLOSED.forbidden);
  await bench.clock.pass(3_600_000);
  expect(bench.lines).toHaveLength(2);
  expect(bench.socket.obstacle).toBe("forbidden");
});

test("a server that lets nobody in is asked whether it knows us", async () => {
  const bench = new Bench();
  bench.found = "signed-out";
  bench.socket.start();
  bench.line.close(1006);
  await bench.clock.pass(60_000);
  expect(bench.socket.obstacle).toBe("signed-out");
  expect(bench.lines).toHaveLength(1);
  bench.found = "here"; // somebody signs in in another tab and comes back to this one
  bench.socket.nudge();
  await bench.clock.pass(1);
  expect(bench.lines).toHaveLength(2);
  expect(bench.socket.obstacle).toBe("");
});

test("a server that is away is tried again and again, ever more slowly, and at once on a hint", async () => {
  const bench = new Bench();
  bench.found = "away";
  bench.socket.start();
  const gaps: number[] = [];
  for (let n = 0; n < 8; n++) {
    const [before, count] = [bench.clock.now(), bench.lines.length];
    bench.line.close(1006);
    while (bench.lines.length === count) await bench.clock.pass(100);
    gaps.push(bench.clock.now() - before);
  }
  expect(gaps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  bench.line.close(1006);
  await bench.clock.pass(10);
  bench.socket.nudge();
  expect(bench.lines).toHaveLength(10);
});

test("what does not follow on what is here is asked for again, and what cannot be applied from its beginning", async () => {
  const bench = new Bench();
  bench.welcome();
  bench.hear = () => {
    throw new OutOfStep("a gap", false);
  };
  bench.line.heard(PEOPLE);
  await bench.clock.pass(2_000);
  bench.line.open();
  expect(bench.said).toEqual(["hello", "hello"]);
  bench.hear = () => {
    throw new OutOfStep("another history", true);
  };
  bench.line.heard(WELCOME);
  bench.hear = () => {};
  await bench.clock.pass(5_000);
  bench.line.open();
  bench.line.heard(WELCOME);
  expect(bench.said.at(-1)).toBe("hello afresh");
  bench.line.close(CLOSED.restarting);
  await bench.clock.pass(10_000);
  bench.line.open();
  expect(bench.said.at(-1)).toBe("hello");
});

test("a page that the server does not understand again and again is older than it", async () => {
  const bench = new Bench();
  for (let n = 0; n < 3; n++) {
    if (n === 0) bench.socket.start();
    bench.line.open();
    bench.line.heard(WELCOME);
    bench.line.close(CLOSED.unknown);
    await bench.clock.pass(10_000);
  }
  expect(bench.socket.obstacle).toBe("outdated");
  expect(bench.lines).toHaveLength(3);
});

test("who ends it hangs up and comes back no more", async () => {
  const bench = new Bench();
  bench.welcome();
  bench.socket.end();
  bench.socket.nudge();
  await bench.clock.pass(3_600_000);
  expect(bench.events).toEqual(["begun", "ended", "hung up"]);
  expect(bench.lines).toHaveLength(1);
});

test("waiting is at random, so that many do not come back at once", () => {
  expect(pause(3, () => 0)).toBe(0);
  expect(pause(3, () => 0.5)).toBe(2_000);
  expect(afterwards({ code: CLOSED.tooSlow, wasWelcome: true, failures: 1 }, () => 0.5)).toEqual({
    do: "again",
    wait: 500,
  });
});
