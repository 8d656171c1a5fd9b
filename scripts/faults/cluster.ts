import { withClient } from "../database/connect";
import { type Embedded, startEmbedded } from "../database/embedded";
import { choosePlace } from "../database/place";
import { startServer, stopServer } from "../database/postmaster";
import { embeddedUrls, prepareEmbedded } from "../database/prepare";
import { pause, plainError, runScript } from "../project";

const TEMPLATE = "faults_template";
const AGAIN_MAX = 20;

export type RoundDatabase = { appUrl: string; ownerUrl: string; superuserUrl: string };

/** The database server of a run: durable as a real one, with a filled database that each round gets a copy of. */
export type Cluster = {
  newRound: (round: number) => Promise<RoundDatabase>;
  /** `immediate`: every process of the server is killed where it stands. */
  stop: () => Promise<void>;
  /** On the port it had before, as the running app expects it. */
  startAgain: () => Promise<void>;
};

export async function startCluster(dataDir: string, env: NodeJS.ProcessEnv): Promise<Cluster> {
  const server = await startEmbedded({ dataDir });
  const prepared = await prepareEmbedded(server, TEMPLATE);
  await fill(prepared.appUrl, prepared.ownerUrl, env);
  const place = await choosePlace(dataDir);
  return {
    newRound: (round) => newRound(server, round),
    stop: () => stopServer(place, "immediate"),
    async startAgain() {
      // Else every file there is would be opened and synced one by one first: durable too, and slow.
      const quick = process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {};
      const settings = { unix_socket_directories: "", timezone: "UTC", ...quick };
      // Children of a server that was killed need a moment to let go of its memory.
      for (let attempt = 1; ; attempt += 1) {
        const { code, output } = await startServer(place, server.port, settings);
        if (code === 0) return;
        if (attempt === AGAIN_MAX) throw plainError(`PostgreSQL did not start again: ${output.trim()}`);
        await pause(250);
      }
    },
  };
}

/** A clock whose whole ladder fits into a round: steps after six seconds, half a minute and one minute, by day and night. */
const WATCH = {
  key: "watch",
  names: { en: "Watch", "zh-Hans": "观察", "zh-Hant": "觀察" },
  basis: "internal",
  starts: ["received"],
  stops: { urgent: ["resolved"], standard: ["resolved"], low: ["resolved"] },
  targets: {
    urgent: { unit: "minutes", count: 1 },
    standard: { unit: "minutes", count: 1 },
    low: { unit: "minutes", count: 1 },
  },
  calendar: { kind: "always" },
  pausesForCustomer: false,
  restsWithCustomer: false,
  scope: { categories: null, departments: null, regions: null },
  ladder: [10, 50, 100].map((percent) => ({ percent, tell: ["lead", "manager"], assignIfFree: false })),
  source: null,
};

/** The demo company, with more money than a round can spend: an empty purse is no fault. */
async function fill(appUrl: string, ownerUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await runScript("prisma/seed.ts", [], { env: { ...env, DATABASE_URL: appUrl } });
  if (code !== 0) throw plainError(`The company could not be written:\n${output.trim()}`);
  await withClient(ownerUrl, async (client) => {
    await client.query("UPDATE budget SET goodwill_limit_minor = goodwill_limit_minor + 100000000000");
    await client.query(
      `INSERT INTO sla_version (version, document, effective_from, published_at)
       SELECT version + 1, document || jsonb_build_object('quietHours', NULL, 'clocks', (document->'clocks') || $1::jsonb), now(), now()
       FROM sla_version ORDER BY version DESC LIMIT 1`,
      [JSON.stringify([WATCH])],
    );
  });
}

async function newRound(server: Embedded, round: number): Promise<RoundDatabase> {
  const name = `faults_round_${round}`;
  await withClient(server.superuserUrl(), async (client) => {
    // What is judged already need not be recovered again and again.
    await client.query(`DROP DATABASE IF EXISTS faults_round_${Math.max(round - 1, 0)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER amends_owner`);
  });
  const { appUrl, ownerUrl } = embeddedUrls(server, name);
  return { appUrl, ownerUrl, superuserUrl: server.superuserUrl(name) };
}
