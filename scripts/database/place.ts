import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainError } from "../project";
import { type Binaries, binariesIn, copyNative, nativeFolder } from "./binaries";
import { canReach, findServiceUser, type ServiceUser } from "./service-user";

/** Where a database lives and who runs it. */
export type Place = {
  /** Port, passwords and users of the database: ours alone. */
  dataDir: string;
  /** PostgreSQL's own folder. */
  cluster: string;
  log: string;
  binaries: Binaries;
  user: ServiceUser;
  /** Set when data and programs had to move to a place that the service user can reach. */
  movedTo: string | null;
};

export function makeDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
  } catch {
    throw plainError(
      `AMENDS_DATA_DIR: the folder ${path} cannot be written: give yourself the right to, or name another folder.`,
    );
  }
  return realpathSync(path);
}

/** What lies in a temporary folder stays temporary; everything else must outlive the sweeping of temporary folders. */
function roomFor(dataDir: string): string {
  const temporary = [realpathSync(tmpdir()), "/tmp", "/var/tmp"].some((folder) =>
    dataDir.startsWith(`${folder}/`),
  );
  return temporary ? "/var/tmp" : "/var/lib";
}

/** The folder outside the data folder, made once and noted down in it. Only root comes here. */
function reachableFolder(dataDir: string): string {
  const note = join(dataDir, "postgres-moved-to");
  if (existsSync(note)) {
    const known = readFileSync(note, "utf8").trim();
    if (existsSync(known)) return known;
  }
  const folder = mkdtempSync(join(roomFor(dataDir), "amends-"));
  chmodSync(folder, 0o711);
  writeFileSync(note, folder, { mode: 0o600 });
  return folder;
}

/**
 * As an ordinary user everything lies in the data folder. As root PostgreSQL runs as another user: the data folder gets
 * the right to be entered (its files stay private), and where a folder above bars the way, data and programs move.
 */
export async function choosePlace(path: string): Promise<Place> {
  const dataDir = makeDataDir(path);
  const user = await findServiceUser();
  const native = nativeFolder();
  if (user) chmodSync(dataDir, 0o711);
  const near = canReach(user, dataDir) && canReach(user, native);
  const home = near ? dataDir : reachableFolder(dataDir);
  return {
    dataDir,
    cluster: join(home, "postgres"),
    log: join(home, "postgres.log"),
    binaries: binariesIn(near ? native : copyNative(native, home)),
    user,
    movedTo: near ? null : home,
  };
}
