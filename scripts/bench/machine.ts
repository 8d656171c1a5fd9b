import { cpus, release, totalmem, type } from "node:os";
import { runCommand } from "../project";

/** What the figures were measured on: they mean nothing without it. */
export async function machineLine(complaints: number): Promise<string> {
  const { output, code } = await runCommand("git", ["rev-parse", "--short", "HEAD"]);
  const { output: changes } = await runCommand("git", ["status", "--porcelain"]);
  const commit = code === 0 ? output.trim() + (changes.trim() ? " with changes" : "") : "unknown commit";
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${complaints.toLocaleString("en")} complaints · ${commit} · ${cpus().length} × ${cpu?.model.trim() ?? "CPU"}, ${memory} GB · ${type()} ${release()} · Node ${process.version}`;
}
