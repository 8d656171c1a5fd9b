import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
// An odd zone, so that time code which forgets its zone fails at once.
process.env.TZ = "Asia/Kathmandu";

const shared = { root, resolve: { alias: { "@": root } } };

const withDatabase = {
  setupFiles: ["tests/support/setup.ts", "tests/support/integration-setup.ts"],
  globalSetup: ["tests/support/global-database.ts"],
  // Nothing here is about speed: what takes two seconds takes twenty-five on a machine that is busy with other things.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
};

/** What changes Node itself for good (it listens to every request, or moves the clock) gets a process of its own. */
const CHANGES_THE_PROCESS = [
  "tests/integration/http/**/*.test.ts",
  "tests/integration/log/**/*.test.ts",
  "tests/integration/db/clock.test.ts",
];

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/setup.ts"],
          // No test is about time: the limit only ends what hangs, also where a build runs beside.
          testTimeout: 60_000,
          // What is pure has no state to keep apart, and loading everything anew for each file takes longer than the tests.
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          setupFiles: ["tests/support/setup.ts"],
        },
      },
      {
        ...shared,
        test: {
          ...withDatabase,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          exclude: CHANGES_THE_PROCESS,
          // Packages are loaded once for all files, which halves the work; our own code is loaded anew for each by its setup.
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          ...withDatabase,
          name: "integration-alone",
          include: CHANGES_THE_PROCESS,
          // After the others: taking turns with them, each would begin with a new process.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
