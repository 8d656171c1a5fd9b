import { z } from "zod";
import { db, sql } from "@/lib/db/client";
import { approveRun } from "@/lib/payouts/mutations/approve";
import { exportRun } from "@/lib/payouts/mutations/export";
import { importResults } from "@/lib/payouts/mutations/import-results";
import { discardRun, dropLine, prepareRun } from "@/lib/payouts/mutations/prepare";
import { findRun } from "@/lib/payouts/queries/runs";
import { loadCast } from "@/prisma/demo/record/scene";
import type { Works } from "./works";

const PREPARER = "chihhao";

async function today(): Promise<string> {
  const [row] = await db().$queryRaw<{ day: string }[]>(
    sql`SELECT to_char(organisation_day(now()), 'YYYY-MM-DD') AS day`,
  );
  return row?.day ?? "";
}

/** The run that is under way, as its page shows it; null where there is none. */
async function run() {
  const open = await db().payoutRun.findFirst({
    where: { currency: "TWD", status: { in: ["draft", "approved", "exported"] } },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const day = await today();
  const loaded = open && (await findRun((await loadCast()).staff(PREPARER), open.id));
  if (!loaded) return { run: null, today: day };
  const lines = loaded.lines.map(({ id, state, problem }) => ({ id, state, problem }));
  return {
    run: { id: loaded.run.id, status: loaded.run.status, mark: loaded.mark, today: day, lines },
    today: day,
  };
}

async function prepare(executionDay: string) {
  const staff = (await loadCast()).staff(PREPARER);
  return prepareRun(staff, { currency: "TWD", executionDay }, new Date());
}

async function drop(runId: string, lineId: string) {
  return dropLine((await loadCast()).staff(PREPARER), { runId, lineId });
}

async function discard(runId: string) {
  return discardRun((await loadCast()).staff(PREPARER), { runId }, new Date());
}

const approval = z.object({ by: z.enum(["chihhao", "margaret"]), seen: z.string() });

async function approve(runId: string, more: string) {
  const { by, seen } = approval.parse(JSON.parse(more));
  return approveRun((await loadCast()).staff(by), { runId, seen }, new Date());
}

async function send(runId: string) {
  return exportRun((await loadCast()).staff("priya"), { runId }, new Date());
}

async function takeIn(runId: string, text: string) {
  return importResults((await loadCast()).staff("priya"), { runId, text }, new Date());
}

export const PAYOUT_WORKS: Works = { run, prepare, drop, discard, approve, send, import: takeIn };
