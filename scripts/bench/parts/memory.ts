import { existsSync, readdirSync, readFileSync } from "node:fs";
import { pause } from "../../project";

/** Own memory plus a fair share of what is shared, in bytes; zero where the system does not tell. */
export function shareOf(pid: number): number {
  const file = `/proc/${pid}/smaps_rollup`;
  if (!existsSync(file)) return 0;
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function children(pid: number): number[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.flatMap((name) => {
    try {
      return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1]) === pid
        ? [Number(name)]
        : [];
    } catch {
      return [];
    }
  });
}

/** A process and everything that it has started. */
export function family(pid: number): number[] {
  return [pid, ...children(pid).flatMap(family)];
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}

export const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

/** App and database at rest, ten seconds after they were started: all processes of `npm start` together. */
export async function memoryPart({
  starter,
  postmaster,
}: {
  starter: number;
  postmaster: number;
}): Promise<string[]> {
  if (!existsSync("/proc/self/smaps_rollup")) return ["Memory: this system does not tell"];
  await pause(10_000);
  const pids = [...new Set([...family(starter), ...family(postmaster)])];
  const shares = pids.map((pid) => ({ bytes: shareOf(pid), isDatabase: nameOf(pid) === "postgres" }));
  const sum = (wanted: boolean) =>
    shares.filter(({ isDatabase }) => isDatabase === wanted).reduce((total, { bytes }) => total + bytes, 0);
  return [
    `Memory at rest: ${megabytes(sum(true) + sum(false))}: app ${megabytes(sum(false))}, database ${megabytes(sum(true))}`,
  ];
}
