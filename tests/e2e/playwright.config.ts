import { defineConfig, devices } from "@playwright/test";
import { BROWSER_FLAGS } from "../../scripts/test/browser-flags";

const executablePath = process.env.PLAYWRIGHT_CHROMIUM;

// `npm test -- e2e` starts the server, finds the browser and sets these variables.
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  workers: 2,
  retries: 0,
  // Nothing here is about speed: on a machine that is busy with other things, all takes longer and must still hold.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [["list"], ["json"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.AMENDS_PUBLIC_URL ?? "http://127.0.0.1:3000",
    locale: "en-US",
    // Recording each step costs a seventh of the run; `PLAYWRIGHT_TRACE=1 npm test -- e2e NAME` does it when one is sought.
    trace: process.env.PLAYWRIGHT_TRACE === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
