import { z } from "zod";
import { withClient } from "../database/connect";
import { freePort } from "../database/embedded";
import { pause } from "../project";
import { catchUp } from "./aftermath";
import { newApp } from "./app";
import { check, lettersSent } from "./check/check";
import { type Customer, customerOf, type Filing } from "./clients/customer";
import { signInByForm } from "./clients/sign-in";
import type { Cluster, RoundDatabase } from "./cluster";
import { newDesk } from "./desk/desk-client";
import { newHistory, toldIn } from "./history";
import { startMailbox } from "./mailbox";
import type { RoundReport } from "./round";

const FORMS = 50;
const AT_ONCE = 5;

export type TwinsOptions = {
  cluster: Cluster;
  env: NodeJS.ProcessEnv;
  onStart: (end: () => Promise<void>) => void;
};

/**
 * Two app processes on one database: each form is sent to both at once under the same token, each customer goes on with
 * the other one, a session of the one opens the other, and both run the jobs. Nobody is killed, so nothing may come twice.
 */
export async function playTwins({ cluster, env, onStart }: TwinsOptions): Promise<RoundReport> {
  const database = await cluster.newRound(0);
  const mailbox = await startMailbox();
  const ports = [await freePort(), await freePort()];
  const shared = {
    ...env,
    DATABASE_URL: database.appUrl,
    AMENDS_PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    NEXTAUTH_URL: `http://127.0.0.1:${ports[0]}`,
    SMTP_URL: mailbox.url,
    SMTP_FROM: "care@example.com",
  };
  const apps = ports.map((port) => newApp({ ...shared, PORT: String(port) }, port));
  const desk = newDesk(shared);
  const end = async () => {
    await Promise.all(apps.map((app) => app.kill()));
    await desk.kill();
    await mailbox.close();
  };
  onStart(end);
  try {
    await Promise.all(apps.map((app) => app.start()));
    const history = newHistory();
    const pair = apps.map(({ url }) => customerOf(url, history));
    const marks = Array.from({ length: FORMS }, (_, n) => `OP-0-${n}`);
    const lanes = Array.from({ length: AT_ONCE }, async () => {
      for (let mark = marks.pop(); mark; mark = marks.pop()) await fileByBoth(pair, mark, history.complain);
    });
    await Promise.all(lanes);
    await shareSession(
      apps.map(({ url }) => url),
      history.complain,
    );
    const late = await catchUp(database.superuserUrl);
    const workers = await bothWorked(database, history.complain);
    const ledger = z.array(z.string()).parse((await desk.ask("verify", ""))?.value);
    const found = await withClient(database.superuserUrl, async (client) => [
      ...(await check(client, { history, received: mailbox.letters(), files: new Map() })),
      ...(await lettersSent(client, mailbox.letters().length)),
    ]);
    const told = `${toldIn(history.attempts)}; ${workers} workers`;
    return { told, letters: mailbox.letters().length, violations: [...late, ...ledger, ...found] };
  } finally {
    await end();
  }
}

type Complain = (violation: string) => void;

async function fileByBoth(pair: readonly Customer[], mark: string, complain: Complain): Promise<void> {
  const token = pair[0]?.newToken() ?? "";
  const filings = await Promise.all(pair.map((customer) => fileSlowly(customer, mark, token)));
  const [one, other] = filings;
  if (!isFiling(one) || !isFiling(other)) return complain(`${mark} was not filed by both`);
  if (one.reference !== other.reference) return complain(`${mark} became two complaints`);
  // Each goes on where it was not filed from, with the cookie of the other one.
  const reply = pair[0]?.newToken() ?? "";
  await Promise.all(pair.map((customer) => customer.reply(one, `${mark}-MORE`, reply)));
}

/** A page that a busy machine did not show in time is asked for again: nothing was sent by then. */
async function fileSlowly(customer: Customer, mark: string, token: string) {
  for (let tries = 0; tries < 3; tries += 1) {
    const filed = await customer.file(mark, token, true);
    if (filed) return filed;
  }
  return null;
}

function isFiling(filed: Filing | "refused" | null | undefined): filed is Filing {
  return typeof filed === "object" && filed !== null;
}

/** Signed in at the first, known at the second; signed out there, a stranger here. */
async function shareSession(urls: readonly string[], complain: Complain): Promise<void> {
  const [here = "", there = ""] = urls;
  const cookie = await signInByForm(here, "ines@demo.example");
  const status = async (url: string) =>
    (await fetch(`${url}/queue`, { headers: { cookie }, redirect: "manual" })).status;
  if ((await status(here)) !== 200) complain("nobody could sign in");
  if ((await status(there)) !== 200) complain("the session of one app does not open the other");
}

/** How many workers live, which must be those of two processes. */
async function bothWorked({ superuserUrl }: RoundDatabase, complain: Complain): Promise<number> {
  for (let tries = 0; tries < 40; tries += 1) {
    const n = await withClient(superuserUrl, async (client) => {
      const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM job_worker");
      return rows[0]?.n ?? 0;
    });
    // Each process runs several jobs at a time, every one under a name of its own.
    if (n >= 8) return n;
    await pause(250);
  }
  complain("the workers of only one app live");
  return 0;
}
