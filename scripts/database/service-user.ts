import { statSync } from "node:fs";
import { dirname } from "node:path";
import { plainError, runCommand } from "../project";

/** Whom the PostgreSQL programs run as; null: as ourselves. PostgreSQL refuses to run as root. */
export type ServiceUser = { uid: number; gid: number } | null;

async function lookUp(name: string): Promise<ServiceUser> {
  const ids = await Promise.all([runCommand("id", ["-u", name]), runCommand("id", ["-g", name])]);
  const [uid, gid] = ids.map((answer) =>
    answer.code === 0 ? Number.parseInt(answer.output, 10) : Number.NaN,
  );
  return uid !== undefined && gid !== undefined && uid > 0 && gid >= 0 ? { uid, gid } : null;
}

/** As root: the user `postgres`, made if the system lets us, else `nobody`. */
export async function findServiceUser(): Promise<ServiceUser> {
  if (process.getuid?.() !== 0) return null;
  const existing = await lookUp("postgres");
  if (existing) return existing;
  await runCommand("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const user = (await lookUp("postgres")) ?? (await lookUp("nobody"));
  if (user) return user;
  throw plainError(
    "PostgreSQL does not run as root, and the user postgres could not be made: start Amends as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether `user` can enter every folder on the way to `path` (and `path` itself). */
export function canReach(user: ServiceUser, path: string): boolean {
  if (!user) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
