// Outlives a test run that was killed outright, stops the databases in its folder and deletes it. Node's own modules only.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const [pid = "", folder = ""] = process.argv.slice(2);

function isAlive(number) {
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** SIGQUIT is PostgreSQL's "immediate": it ends at once and its helpers with it. */
function stopDatabases() {
  for (const path of readdirSync(folder, { recursive: true })) {
    if (!path.endsWith("postmaster.pid")) continue;
    const server = Number(readFileSync(join(folder, path), "utf8").split("\n")[0]);
    if (server > 0 && isAlive(server)) process.kill(server, "SIGQUIT");
  }
}

/** What the run had started goes on for a while, and may make its folder anew. */
let rounds = 30;

const watch = setInterval(() => {
  if (isAlive(Number(pid))) return;
  rounds -= 1;
  if (rounds === 0) clearInterval(watch);
  // A run that ended by itself has deleted its folder.
  if (!existsSync(folder)) return;
  try {
    stopDatabases();
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A file came or went meanwhile: the next round finds the rest.
  }
}, 1_000);
