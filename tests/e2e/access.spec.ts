import { expect, test } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { can } from "../../lib/auth/permissions";
import type { Role } from "../../lib/domain/roles";
import { type Gate, ROUTES, type RouteRow, SAMPLES } from "../support/access-table";
import { type Answer, ask, type FiledByHttp, fileByHttp, hiddenFields, send } from "../support/http";
import { onDatabase, sessionCookie } from "../support/sign-in";

// Without a browser: each row of the table is asked for by everybody, and the answer must be what the row says.

const ROLES = ["agent", "lead", "manager", "admin", "auditor"] as const satisfies readonly Role[];
type Asker = Role | "nobody";
const ASKERS: readonly Asker[] = ["nobody", ...ROLES];

let cookies: Record<Asker, string>;
let samples: Record<string, string>;

test.beforeAll(async () => {
  const sessions = await Promise.all(ROLES.map(async (role) => [role, await sessionCookie(role)] as const));
  cookies = { nobody: "", ...Object.fromEntries(sessions) } as Record<Asker, string>;
  const found = await Promise.all(
    Object.entries(SAMPLES).map(async ([name, query]) => [
      name,
      (await onDatabase<{ value: string }>(query))[0]?.value,
    ]),
  );
  samples = Object.fromEntries(found);
});

function urlOf(pattern: string, { sample, query }: RouteRow): string {
  const filled = pattern
    .replace("[key]", "x".repeat(43))
    .replace("[token]", "x".repeat(64))
    .replace("[...nextauth]", "session")
    .replace("[[...path]]", "nothing-here")
    .replace(/\[\w+\]/, encodeURIComponent(sample ? (samples[sample] ?? "none") : "none"));
  return query ? `${filled}?${query}` : filled;
}

/** "in", "sign-in" (sent to the door), "no" (403), or "nothing" (404, 401, or a link's way out). */
function verdict({ status, location }: Answer, { gate, allowed = 200 }: RouteRow): string {
  // The door itself lets those who are inside go on.
  if (gate.kind === "anybody") return status === allowed || status === 307 ? "in" : `${status} ${location}`;
  if (status === 307 && /\/login$/.test(location)) return "sign-in";
  if (status === allowed) return "in";
  if (status === 403) return "no";
  if ([303, 401, 404, 405].includes(status)) return "nothing";
  return `${status} ${location}`;
}

function expected(gate: Gate, asker: Asker): string[] {
  switch (gate.kind) {
    case "anybody":
      return ["in"];
    case "permission":
      return [asker === "nobody" ? "sign-in" : can(asker, gate.permission) ? "in" : "no"];
    case "signed-in":
      return [asker === "nobody" ? "sign-in" : "in"];
    default:
      // A colleague's session opens nothing that is a customer's or a program's.
      return ["nothing"];
  }
}

test("every route answers every role as the table says", async () => {
  const wrong: string[] = [];
  for (const [pattern, row] of Object.entries(ROUTES)) {
    // Says by itself that nothing is there: a page without its link, and metrics to this machine.
    if (["/complaints/filed", "/feedback/[token]", "/api/metrics"].includes(pattern)) continue;
    const answers = await Promise.all(
      ASKERS.map(
        async (asker) => [asker, await ask(urlOf(pattern, row), { cookie: cookies[asker] })] as const,
      ),
    );
    for (const [asker, answer] of answers) {
      const got = verdict(answer, row);
      if (!expected(row.gate, asker).includes(got)) wrong.push(`${pattern} as ${asker}: ${got}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what a session opens nothing of shows nothing of it either", async () => {
  const secret = (
    await onDatabase<{ body: string }>(
      "SELECT m.body FROM message m JOIN complaint c ON c.id = m.complaint_id WHERE m.kind = 'description' ORDER BY c.id LIMIT 1",
    )
  )[0]?.body.slice(0, 30);
  expect(secret?.length).toBeGreaterThan(5);
  const path = `/queue/${samples.case}`;
  expect((await ask(path, { cookie: cookies.agent })).body).toContain(secret);
  for (const asker of ["nobody", "admin"] as const)
    for (const headers of [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }])
      expect((await ask(path, { cookie: cookies[asker], headers })).body).not.toContain(secret);
});

test("CVE-2025-29927: headers that once skipped the middleware change nothing", async () => {
  const names = ["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware"];
  const headers = names.flatMap((name) => [name, Array.from({ length: 5 }, () => name).join(":")]);
  for (const value of headers) {
    const tricks = {
      "x-middleware-subrequest": value,
      "x-middleware-subrequest-id": "1",
      "x-middleware-next": "1",
      "x-middleware-rewrite": "/queue",
      "x-invoke-path": "/queue",
      "x-matched-path": "/queue",
    };
    for (const path of [
      "/queue",
      "/settings/staff",
      "/dashboard/cases/export",
      `/complaints/${samples.case}`,
    ]) {
      const answer = await ask(path, { headers: tricks });
      expect([307, 404], `${path} with ${value}`).toContain(answer.status);
      if (answer.status === 307) expect(answer.location).toMatch(/\/login$/);
    }
  }
});

test("a session that is forged, revoked, expired or signed with another secret opens nothing", async () => {
  const [row] = await onDatabase<{ id: string; staff: string }>(
    `INSERT INTO staff_session (staff_id, expires_at, revoked_at)
     SELECT id, now() + interval '1 hour', now() FROM staff WHERE email = 'priya@demo.example' RETURNING id, staff_id AS staff`,
  );
  const [old] = await onDatabase<{ id: string }>(
    "INSERT INTO staff_session (staff_id, expires_at) SELECT id, now() - interval '1 second' FROM staff WHERE email = 'priya@demo.example' RETURNING id",
  );
  const [live] = await onDatabase<{ id: string }>(
    "INSERT INTO staff_session (staff_id, expires_at) SELECT id, now() + interval '1 hour' FROM staff WHERE email = 'priya@demo.example' RETURNING id",
  );
  const secret = process.env.AMENDS_SECRET ?? "";
  const signed = (sid: string | undefined, by = secret) => encode({ token: { sid }, secret: by });
  const tokens = [
    await signed(row?.id),
    await signed(old?.id),
    await signed(live?.id, "another secret of thirty-two characters"),
    await signed(row?.staff),
    await signed("not-even-an-id"),
    await encode({ token: { sub: live?.id ?? "", role: "admin" }, secret }),
    `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify({ sid: live?.id })).toString("base64url")}.`,
    live?.id ?? "",
    "",
  ];
  expect((await ask("/queue", { cookie: `next-auth.session-token=${await signed(live?.id)}` })).status).toBe(
    200,
  );
  for (const token of tokens) {
    const answer = await ask("/queue", { cookie: `next-auth.session-token=${token}` });
    expect([307, 500], token).toContain(answer.status);
    if (answer.status === 307) expect(answer.location).toMatch(/\/login$/);
    expect(answer.body).not.toContain("AM-");
  }
});

test.describe("a customer's own and another's complaint", () => {
  let own: FiledByHttp;
  let other: FiledByHttp;
  test.beforeAll(async () => {
    [own, other] = await Promise.all([
      fileByHttp({ description: "Mine: the lamp was broken." }),
      fileByHttp({ description: "Theirs: the chair was broken." }),
    ]);
  });
  const countOf = async (reference: string) =>
    (
      await onDatabase<{ n: number }>(
        "SELECT count(*)::int AS n FROM message m JOIN complaint c ON c.id = m.complaint_id WHERE c.reference = $1",
        [reference],
      )
    )[0]?.n;

  test("the link opens its own page and no other", async () => {
    const mine = await ask(`/complaints/${own.reference}`, { cookie: own.cookie });
    expect([mine.status, mine.body.includes("the lamp")]).toEqual([200, true]);
    const nobody = await ask(`/complaints/${other.reference}`);
    const foreign = await ask(`/complaints/${other.reference}`, { cookie: own.cookie });
    const unknown = await ask("/complaints/AM-2222-2222", { cookie: own.cookie });
    for (const answer of [nobody, foreign, unknown]) {
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain("the chair");
    }
    for (const role of ROLES) {
      const answer = await ask(`/complaints/${other.reference}`, { cookie: cookies[role] });
      expect([answer.status, answer.body.includes("the chair")]).toEqual([404, false]);
    }
  });

  test("nothing can be written to another's complaint: reply, withdrawal, answer to an offer", async () => {
    const page = await ask(`/complaints/${own.reference}`, { cookie: own.cookie });
    const aimed = (field: string, more: [string, string][]) =>
      [...hiddenFields(page.body, field), ...more].map(([name, value]): [string, string] =>
        name === "reference" ? [name, other.reference] : [name, value],
      );
    const before = await countOf(other.reference);
    const reply = await send(`/complaints/${other.reference}`, aimed("body", [["body", "Not mine"]]), {
      cookie: own.cookie,
    });
    expect(reply.status).not.toBe(303);
    expect(await countOf(other.reference)).toBe(before);
    const [theirs] = await onDatabase<{ status: string }>(
      "SELECT status FROM complaint WHERE reference = $1",
      [other.reference],
    );
    expect(["received", "acknowledged"]).toContain(theirs?.status);
  });

  test("a revoked link opens nothing, and what was being written is given back", async () => {
    const mine = await fileByHttp();
    const page = await ask(`/complaints/${mine.reference}`, { cookie: mine.cookie });
    await onDatabase("UPDATE complaint SET link_version = link_version + 1 WHERE reference = $1", [
      mine.reference,
    ]);
    const fields = [
      ...hiddenFields(page.body, "body"),
      ["body", "Half an hour of careful words"] as [string, string],
    ];
    const answer = await send(`/complaints/${mine.reference}`, fields, { cookie: mine.cookie });
    expect(answer.body).toContain("Half an hour of careful words");
    expect(answer.body).toContain("no longer valid");
    expect((await ask(mine.link)).location).toMatch(/\/complaints\/lost-link$/);
    expect((await ask(`/complaints/${mine.reference}`, { cookie: mine.cookie })).status).toBe(404);
  });
});
