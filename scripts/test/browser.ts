import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { plainError, runCommand, runTool, say } from "../project";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onThisMachine(): string | null {
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = [...USUAL_PLACES, ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))];
  return places.find(isProgram) ?? null;
}

async function download(): Promise<void> {
  say("browser", "none found, trying `playwright install chromium` …");
  await runTool("@playwright/test/cli.js", ["install", "chromium"]);
}

async function fromDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return;
  say("browser", "trying `apt-get install chromium` …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", "-q"], { env });
  await runCommand("apt-get", ["install", "-y", "-q", "chromium", "fonts-noto-cjk"], { env });
}

/** A Chromium for the journeys: the one named, one that is there, or one that can be had. */
export async function findBrowser(): Promise<string> {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw plainError(
      `PLAYWRIGHT_CHROMIUM: ${named} is no program that can be run: name the path of a Chromium or Chrome.`,
    );
  }
  for (const get of [async () => undefined, download, fromDebian]) {
    await get();
    const found = onThisMachine();
    if (found) return found;
  }
  throw plainError(
    "No browser for the journeys: tried PLAYWRIGHT_CHROMIUM, Playwright's own, Chromium and Chrome on the PATH, `playwright install chromium` and (as root on Debian) apt-get. Install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM to its path.",
  );
}
