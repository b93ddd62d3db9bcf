/** Time that passes when a test says so. */

import type { Clock } from "../../src/live/sync.ts";

/** A store answers after some turns of the loop. */
const TURNS = 30;

async function settled(): Promise<void> {
  for (let n = 0; n < TURNS; n++) await new Promise((resolve) => setImmediate(resolve));
}

export class TestClock implements Clock {
  private time = 1_000_000;
  private waiting: { at: number; call: () => void }[] = [];

  readonly now = (): number => this.time;

  readonly after = (wait: number, call: () => void): (() => void) => {
    const one = { at: this.time + wait, call };
    this.waiting.push(one);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== one);
    };
  };

  /** Lets milliseconds pass, with everything that happens in them. */
  async pass(wait: number): Promise<void> {
    const until = this.time + wait;
    for (;;) {
      await settled();
      const [next] = this.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.waiting = this.waiting.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = until;
  }
}
