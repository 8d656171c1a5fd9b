import { readFileSync } from "node:fs";
import type { APIRequestContext, APIResponse, BrowserContext } from "@playwright/test";
import { linkToken } from "../../lib/links/tokens";
import { formsOf, sendFilled } from "../support/forms";
import { expect, test } from "../support/playwright";
import { onDatabase, type Person, signInAs } from "../support/sign-in";

// What people type is theirs: a word typed into every field there is must show nowhere in what the server says, also
// when the database throws it back. Forms are read from the HTML and sent as a browser without JavaScript would.

const CANARY = `Zanzibar${Date.now()}`;
/** The database refuses this one with an error that quotes it. */
const POISON = `${CANARY}Poison`;

const base = () => process.env.AMENDS_PUBLIC_URL ?? "";
const serverLog = () => readFileSync(process.env.AMENDS_SERVER_LOG ?? "", "utf8");

/** Nobody: a new password that is a canary must not lock out the people of the other journeys. */
const NOBODY = { staffId: "00000000-0000-7000-8000-000000000000" };

/** Sends every form of a page that has a field to fill; the answers are of no interest, only what is said of them. */
async function fillEveryForm(request: APIRequestContext, path: string, text = CANARY): Promise<number> {
  const url = base() + path;
  const page = await request.get(url);
  expect(page.status(), path).toBe(200);
  const forms = formsOf(await page.text()).filter(({ fields }) =>
    fields.some(([, kind]) => kind !== "hidden" && kind !== "file"),
  );
  for (const form of forms) await sendFilled(request, { url, form, text, instead: NOBODY });
  return forms.length;
}

async function fileComplaint(request: APIRequestContext, text: string): Promise<APIResponse> {
  const url = `${base()}/complaints/new`;
  const forms = formsOf(await (await request.get(url)).text());
  const form = forms.find(({ fields }) => fields.some(([name]) => name === "description"));
  if (!form) throw new Error("no filing form");
  const untouched = ["website", "category", "amountPaid", "currency", "phone", "mood"];
  return sendFilled(request, { url, form, text, untouched, instead: { email: `${text}@example.com` } });
}

async function signedIn(context: BrowserContext, person: Person): Promise<APIRequestContext> {
  await context.clearCookies();
  await signInAs(context, person);
  return context.request;
}

test.beforeAll(async () => {
  await onDatabase(`CREATE OR REPLACE FUNCTION throw_it_back() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF to_jsonb(NEW)::text LIKE '%${POISON}%' THEN RAISE EXCEPTION 'no %', to_jsonb(NEW) USING DETAIL = '${POISON}'; END IF;
    RETURN NEW; END $$`);
  for (const table of ["customer", "message"])
    await onDatabase(`CREATE OR REPLACE TRIGGER throw_it_back BEFORE INSERT ON ${table}
      FOR EACH ROW EXECUTE FUNCTION throw_it_back()`);
});
test.afterAll(async () => {
  await onDatabase("DROP FUNCTION IF EXISTS throw_it_back() CASCADE");
});

test("what people type is in no line of the server's log", async ({ context }) => {
  const { request } = context;
  for (const path of ["/complaints/new", "/complaints/lost-link"])
    expect(await fillEveryForm(request, path), path).toBeGreaterThan(0);

  // A complaint that is taken in, then its private page with the reply; and one that the database throws back.
  expect((await fileComplaint(request, CANARY)).status()).toBe(303);
  const filed = await (await request.get(`${base()}/complaints/filed`)).text();
  const link = filed.match(/\/c\/[A-Za-z0-9_-]{64}/)?.[0] ?? "";
  const followed = await request.get(base() + link);
  expect(followed.url()).toMatch(/\/complaints\/AM-/);
  for (const text of [CANARY, POISON])
    expect(await fillEveryForm(request, new URL(followed.url()).pathname, text)).toBeGreaterThan(0);
  expect((await fileComplaint(request, POISON)).status()).toBeLessThan(600);

  const [survey] = await onDatabase<{ id: string; version: number }>(
    "SELECT id, link_version AS version FROM survey WHERE answered_at IS NULL AND sent_at IS NOT NULL LIMIT 1",
  );
  if (survey) {
    const token = linkToken(process.env.AMENDS_SECRET ?? "", { purpose: "survey", ...survey });
    await fillEveryForm(request, `/feedback/${token}`);
  }
  for (const text of [CANARY, POISON]) {
    const data = { customer: { name: text, email: `${text}@example.com` }, subject: text, description: text };
    await request.post(`${base()}/api/v1/complaints`, { data, headers: { "idempotency-key": text } });
    await request.post(`${base()}/api/v1/complaints`, { data: { ...data, [text]: text } });
  }
  const { csrfToken } = await (await request.get(`${base()}/api/auth/csrf`)).json();
  const form = { csrfToken, email: `${CANARY}@example.com`, password: CANARY, json: "true" };
  await request.post(`${base()}/api/auth/callback/credentials`, { form });
  for (const path of [
    "/c/",
    "/feedback/",
    "/zh-Hant/",
    "/complaints/",
    "/api/v1/",
    "/queue?q=",
    "/login?error=",
  ])
    await request.get(base() + path + CANARY, { headers: { "x-request-id": CANARY, "user-agent": CANARY } });

  const [found] = await onDatabase<{ reference: string; id: string; customer: string }>(
    "SELECT reference, id, customer_id AS customer FROM complaint WHERE status = 'closed' ORDER BY received_at LIMIT 1",
  );
  const [open] = await onDatabase<{ reference: string }>(
    "SELECT reference FROM complaint WHERE is_open AND impact IS NULL ORDER BY received_at LIMIT 1",
  );
  const staff: [Person, string[]][] = [
    [
      "agent",
      ["/queue", "/queue/new", `/queue/${open?.reference}`, `/customers/${found?.customer}`, "/profile"],
    ],
    ["manager", ["/customers", "/audit", "/settings/categories", "/settings/authority", "/settings/budgets"]],
    ["admin", ["/settings/organisation", "/settings/staff"]],
  ];
  for (const [person, paths] of staff) {
    const desk = await signedIn(context, person);
    for (const path of paths) await fillEveryForm(desk, path);
    for (const path of ["/queue", "/customers", "/audit"])
      await desk.get(base() + path, { params: { q: CANARY, case: CANARY, after: CANARY } });
  }
  // A note that the database throws back: nobody catches that error but Next itself.
  const desk = await signedIn(context, "agent");
  const page = await context.newPage();
  await page.goto(`/queue/${open?.reference}`);
  await page.locator("#reply input[value=internal-note]").check({ force: true });
  await page.locator("#reply-body").fill(POISON);
  const refused = page.waitForResponse((response) => response.status() === 500);
  await page.locator("#reply button[type=submit]").click();
  await refused;
  await page.close();

  const last = (await desk.get(`${base()}/privacy`)).headers()["x-request-id"] ?? "none";
  await expect.poll(() => serverLog().includes(last)).toBe(true);
  const log = serverLog();
  // Whoever comes first says it: Next by its console, or the hook it calls.
  expect(log).toMatch(/"message":"(request failed|unhandled error)"/);
  expect(log).toContain('"route":"/queue/[reference]"');
  expect(log.split("\n").filter((line) => line.toLowerCase().includes(CANARY.toLowerCase()))).toEqual([]);
});
