// What runs before the packages are there: Node's own modules only.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/**
 * An error that the user can mend: shown as its one sentence, without a stack.
 * @param {string} message
 */
export function plainError(message) {
  return Object.assign(new Error(message), { name: "PlainError" });
}

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw plainError(
    `Amends needs Node.js ${needMajor}.${needMinor} or newer, this is ${version}: install a newer one from nodejs.org.`,
  );
}

/** npm writes node_modules/.package-lock.json last, so a missing or older one means an install that never finished. */
export function packagesAreStale(root = ROOT) {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  return statSync(installed).mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs;
}

/** The npm that started us, or the one on the PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.(c|m)?js$/.test(cli)) return { file: process.execPath, args: [cli], shell: false };
  return { file: "npm", args: [], shell: process.platform === "win32" };
}

function installPackages() {
  process.stdout.write("  packages     installing (about half a minute) …\n");
  const npm = npmCommand();
  // The build needs the development packages even where NODE_ENV=production is set.
  const args = [...npm.args, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { NODE_ENV: _, ...env } = process.env;
  const result = spawnSync(npm.file, args, {
    cwd: ROOT,
    env,
    shell: npm.shell,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (result.error)
    throw plainError(`npm could not be run (${result.error.message}): install Node.js with npm.`);
  if (result.signal) process.exit(130);
  if (result.status !== 0) {
    throw plainError(
      "The packages could not be installed, see npm's message above: check that the npm registry can be reached and this folder can be written.",
    );
  }
}

function report(error) {
  const plain = error instanceof Error && error.name === "PlainError";
  process.stderr.write(`\n${plain ? error.message : (error?.stack ?? String(error))}\n`);
  process.exit(1);
}

/** Checks Node, installs packages where needed, then hands over to TypeScript. */
export async function bootstrap(load) {
  try {
    checkNode();
    if (packagesAreStale()) installPackages();
    // Big packages of plain JavaScript first: once TypeScript is understood, each of their files takes a detour.
    await Promise.all([import("pg"), import("zod")]);
    const { register } = await import("tsx/esm/api");
    register();
    const program = await load();
    await program.main(process.argv.slice(2));
  } catch (error) {
    report(error);
  }
}
