import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, inTransaction, sql } from "@/lib/db/client";
import { watchRequests } from "@/lib/http/peer-address";
import { reportJob } from "@/lib/jobs/log";
import { guardConsole } from "@/lib/log/console-guard";
import { logError, makeLog } from "@/lib/log/logger";
import { collectMetrics } from "@/lib/metrics/collect";
import { observeRequest } from "@/lib/metrics/observe";

const CANARY = "Zanzibar-Canary";
const lines: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  Object.assign(globalThis, {
    amendsLog: makeLog({ level: "debug", format: "json" }, { write: (line) => void lines.push(line) }),
  });
  watchRequests(observeRequest);
  server = createServer((request, response) => {
    response.statusCode = request.url?.includes("boom") ? 500 : 200;
    logError(new Error(CANARY), "request failed");
    response.end(request.headers["x-request-id"]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => null,
    (error: unknown) => error,
  );
}

const FAILURES: Record<string, () => Promise<unknown>> = {
  "a key that is taken": () =>
    inTransaction(async (tx) => {
      const { id } = await tx.customer.create({ data: { name: CANARY, locale: "en" }, select: { id: true } });
      const contact = { customerId: id, kind: "email", value: `${CANARY}@example.com` };
      await tx.contactPoint.create({ data: contact });
      await tx.contactPoint.create({ data: contact });
    }),
  "a value the database does not read": () => db().$queryRaw(sql`SELECT ${CANARY}::uuid`),
  "a law of the database": () => db().customer.create({ data: { name: CANARY, locale: "en", tier: CANARY } }),
  "a call Prisma refuses": () =>
    db().customer.create({ data: JSON.parse(`{"name": "${CANARY}", "locale": 1}`) }),
  "an exception raised in SQL": () =>
    db().$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'the customer ${CANARY} is unhappy'; END $$`),
};

describe("a canary", () => {
  it.each(Object.entries(FAILURES))("does not sing when %s fails it", async (_name, work) => {
    lines.length = 0;
    const error = await failureOf(work);
    expect(error).toBeInstanceOf(Error);
    logError(error, "request failed", { route: "/complaints/new" });
    reportJob({
      id: "1",
      task: "send-mail",
      attempts: 1,
      maxAttempts: 2,
      milliseconds: 1,
      outcome: "failed",
      error,
    });
    expect(lines[0]).toMatch(/"code":"|"name":"PrismaClientValidationError"/);
    expect(lines.join("")).not.toContain(CANARY);
  });

  it("is not printed by Next or a library either", async () => {
    lines.length = 0;
    const before = { ...console };
    try {
      guardConsole();
      const error = await failureOf(async () => db().$queryRaw(sql`SELECT ${CANARY}::int`));
      console.error(` ⨯`, error);
      console.error(`Failed to find ${CANARY}`, { name: CANARY });
      console.warn(CANARY);
      console.log(CANARY);
    } finally {
      Object.assign(console, before);
    }
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(["error", "error", "warn", "debug"]);
    expect(JSON.parse(lines[1] ?? "").from).toMatch(/canary\.test\.ts:\d+/);
    expect(lines.join("")).not.toContain(CANARY);
  });

  it("in URL and headers leaves one line per request, by its pattern and under the answer's id", async () => {
    lines.length = 0;
    const headers = {
      "x-request-id": CANARY,
      "user-agent": CANARY,
      referer: `http://x/${CANARY}`,
      cookie: CANARY,
    };
    const ids: string[] = [];
    for (const path of [`/c/${CANARY}`, `/queue?q=${CANARY}`, `/${CANARY}`, `/feedback/${CANARY}?boom`]) {
      ids.push(await (await fetch(url + path, { headers })).text());
    }
    await expect.poll(() => lines.filter((line) => line.includes('"message":"request"')).length).toBe(4);
    const requests = lines.map((line) => JSON.parse(line)).filter(({ message }) => message === "request");
    expect(requests.map(({ route, status }) => `${route} ${status}`)).toEqual([
      "/c/[token] 200",
      "/queue 200",
      "unknown 200",
      "/feedback/[token] 500",
    ]);
    expect(requests.map(({ request }) => request)).toEqual(ids);
    // What went wrong on the way is found under the same id.
    const errors = lines
      .map((line) => JSON.parse(line))
      .filter(({ message }) => message === "request failed");
    expect(errors.map(({ request }) => request)).toEqual(ids);
    expect(lines.join("")).not.toContain(CANARY);
  });

  it("is no label of a metric", async () => {
    const { body } = await collectMetrics(0);
    expect(body).toContain(
      'amends_http_request_duration_seconds_count{method="GET",route="/c/[token]",status="200"} 1',
    );
    expect(body).toMatch(/^amends_database_up 1$/m);
    expect(body).toMatch(/^amends_jobs\{state="failed"\} 0$/m);
    expect(body).toMatch(/^amends_open_complaints\{severity="urgent"\} 0$/m);
    expect(body).toMatch(/^amends_overdue_complaints 0$/m);
    expect(body).toMatch(/^amends_database_pool\{state="limit"\} \d+$/m);
    expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(body).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(body).not.toContain(CANARY);
  });
});
