import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import pg from "pg";

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the journeys by \`npm test -- e2e\``);
  return value;
}

/** Works on the journeys' database in one transaction. */
export async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: setting("AMENDS_OWNER_URL") });
  await client.connect();
  try {
    await client.query("BEGIN");
    const done = await work(client);
    await client.query("COMMIT");
    return done;
  } finally {
    await client.end();
  }
}

/** Runs one statement on the journeys' database, for what a page cannot arrange (time passing) or show (a mail's link). */
export async function onDatabase<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return inDatabase(async (client) => (await client.query<Row>(text, values)).rows);
}

/** The people of the demo company that the journeys are about. */
export const PEOPLE = {
  agent: "ines@demo.example",
  agentHant: "yating@demo.example",
  lead: "priya@demo.example",
  manager: "chihhao@demo.example",
  secondManager: "margaret@demo.example",
  admin: "olga@demo.example",
  auditor: "samir@demo.example",
  /** Made by the journey of the dismissed colleague. */
  leaver: "leaver@demo.example",
} as const;
export type Person = keyof typeof PEOPLE;

const SESSION_COOKIE = "next-auth.session-token";

/** A session of one of the demo company's people, written as the sign-in journey itself has shown to work. */
async function sessionToken(person: Person): Promise<string> {
  const [session] = await onDatabase<{ id: string }>(
    `INSERT INTO staff_session (staff_id, expires_at)
     SELECT id, now() + interval '1 hour' FROM staff WHERE email = $1 RETURNING id`,
    [PEOPLE[person]],
  );
  if (!session) throw new Error(`no staff member ${PEOPLE[person]}`);
  return encode({ token: { sid: session.id }, secret: setting("AMENDS_SECRET") });
}

/** The Cookie header of a signed-in person, for requests without a browser. */
export async function sessionCookie(person: Person): Promise<string> {
  return `${SESSION_COOKIE}=${await sessionToken(person)}`;
}

/** Signs a browser in. */
export async function signInAs(context: BrowserContext, person: Person): Promise<void> {
  const value = await sessionToken(person);
  const url = setting("AMENDS_PUBLIC_URL");
  await context.addCookies([{ name: SESSION_COOKIE, value, url, httpOnly: true, sameSite: "Lax" }]);
}
