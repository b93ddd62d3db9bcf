import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // One process: the whole suite is shorter than the start of a second one.
    pool: "threads",
    maxWorkers: 1,
    isolate: false,
  },
});
