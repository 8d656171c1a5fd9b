import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { inProject } from "../project";
import { MIGRATIONS, migrationNames, migrationSql } from "./migrations-folder";

const require = createRequire(import.meta.url);
const SCHEMA = inProject("prisma/schema.prisma");

export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The migrations folder in the form that Prisma's schema engine reads. */
export function migrationsList(): bindings.MigrationList {
  const lock = join(MIGRATIONS, "migration_lock.toml");
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: migrationSql(name) } },
    })),
  };
}

export function schemaFiles(): bindings.SchemasContainer {
  return { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }] };
}

async function loadEngine(): Promise<void> {
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * The adapter would cut scripts at every semicolon, also inside functions and comments. Sent whole, a script is one
 * transaction: a migration that fails leaves nothing behind.
 */
async function connectWhole(url: string): Promise<Connection> {
  const connection = await new PrismaPg({ connectionString: url }).connect();
  connection.executeScript = async (script) => {
    await connection.underlyingDriver().query(script);
  };
  return connection;
}

/** Opens connections for the engine, and closes them, which the engine itself forgets. */
function connector(url: string) {
  const open = new Set<Connection>();
  const remember = (connection: Connection) => {
    const close = connection.dispose.bind(connection);
    connection.dispose = async () => {
      if (open.delete(connection)) await close();
    };
    open.add(connection);
    return connection;
  };
  const factory = new PrismaPg({ connectionString: url });
  factory.connect = async () => remember(await connectWhole(url));
  const closeAll = async () => {
    for (const connection of open) await connection.dispose();
  };
  return { factory, closeAll };
}

let loaded: Promise<void> | undefined;

/** Prisma's own schema engine, as WebAssembly from the package registry: nothing has to be downloaded to migrate. */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const { factory, closeAll } = connector(url);
  const datamodels = schemaFiles().files.map(({ path, content }): [string, string] => [path, content]);
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await closeAll();
  }
}
