import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { inProject, NEXT, plainError, ROOT, runTool, say, seconds } from "../project";

/** Everything that can change what `next build` makes. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const NOTE = ".next/amends-sources";

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesUnder(inProject(source)))) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

export function buildIsCurrent(): boolean {
  const note = inProject(NOTE);
  return (
    existsSync(inProject(".next/BUILD_ID")) &&
    existsSync(note) &&
    readFileSync(note, "utf8") === fingerprint()
  );
}

/** Builds the pages unless the last build was made of the very same sources. */
export async function buildIfStale(
  env: NodeJS.ProcessEnv,
  onStart: (kill: () => void) => void,
  tell = say,
): Promise<void> {
  if (buildIsCurrent()) return;
  const started = Date.now();
  tell("build", "building the pages (about a minute) …");
  const sources = fingerprint();
  const { code, output } = await runTool(NEXT, ["build"], {
    env: { ...env, NODE_ENV: "production" },
    onStart: (kill) => onStart(() => kill("SIGTERM")),
  });
  if (code !== 0) throw plainError(`The pages could not be built:\n${output}`);
  writeFileSync(inProject(NOTE), sources);
  tell("build", `done (${seconds(started)})`);
}
