import { Client } from "pg";
import { plainError } from "../project";

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "its host name is not known",
  ETIMEDOUT: "it does not answer",
  "28P01": "the password is wrong",
  "28000": "the user may not connect",
  "3D000": "there is no database of that name",
};

/** One connection for the time of `work`. The address is shown without its password when it cannot be reached. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "amends-setup",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
    throw plainError(
      `The database at ${hostname}:${port || "5432"}${pathname} cannot be reached (${reason}): check DATABASE_URL and that PostgreSQL runs.`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}
