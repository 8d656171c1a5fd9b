import type { Page } from "@playwright/test";
import pg from "pg";
import { LOCALES } from "../../lib/i18n/config";
import { expectAccessible } from "../support/accessible";
import { deskOf, useLocale } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase, signInAs } from "../support/sign-in";
import { wordsOf } from "../support/words";

const en = wordsOf("en").simulation;

type Tier = { gestureMinor: Record<string, string> };
type Document = { version: number; tiers: Tier[] };

/** A draft with twice the gestures of what is in force, as its editor would leave it. */
async function generousDraft(): Promise<string> {
  const [published] = await onDatabase<{ policy_id: string; document: Document; next: number }>(
    `SELECT policy_id, document, (SELECT max(version) + 1 FROM policy_version v WHERE v.policy_id = p.policy_id)::int AS next
     FROM policy_version p WHERE status = 'published' AND effective_from <= now() ORDER BY effective_from DESC, version DESC LIMIT 1`,
  );
  if (!published) throw new Error("no policy is in force");
  const { document, next } = published;
  const tiers = document.tiers.map((tier) => ({
    ...tier,
    gestureMinor: Object.fromEntries(
      Object.entries(tier.gestureMinor).map(([code, amount]) => [code, String(BigInt(amount) * 2n)]),
    ),
  }));
  const [draft] = await onDatabase<{ id: string }>(
    `INSERT INTO policy_version (policy_id, version, status, document, effective_from) VALUES ($1, $2, 'draft', $3, now())
     RETURNING id`,
    [published.policy_id, next, JSON.stringify({ ...document, version: next, tiers })],
  );
  if (!draft) throw new Error("no draft was made");
  return draft.id;
}

/** Keeps the run from reading past decisions for as long as `work` takes, so that it is seen under way. */
async function whileHeldUp(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.AMENDS_OWNER_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE compensation_decision IN ACCESS EXCLUSIVE MODE");
    await work();
  } finally {
    await client.end();
  }
}

async function openForm(page: Page, draft: string): Promise<void> {
  await page.goto(`/simulations?policy=${draft}&from=2020-01-01`);
  await expect(page.getByLabel(en.form.policy, { exact: true })).toHaveValue(draft);
}

const start = (page: Page) => page.getByRole("button", { name: en.form.start }).click();

test.describe.configure({ mode: "serial" });

test("a manager tries a draft on the past and follows a figure to its cases", async ({ browser }) => {
  test.setTimeout(180_000);
  const draft = await generousDraft();
  const page = await deskOf(browser, "manager");
  await test.step("a period that ends before it begins is refused, and what was typed is kept", async () => {
    await openForm(page, draft);
    await page.getByLabel(en.form.to).fill("2019-01-01");
    await start(page);
    await expect(page.getByText(en.form.problem.reversed)).toBeVisible();
    await expect(page.getByLabel(en.form.to)).toHaveValue("2019-01-01");
  });

  await test.step("a run is cancelled under way", async () => {
    await openForm(page, draft);
    await whileHeldUp(async () => {
      await start(page);
      await expect(page.getByRole("button", { name: en.progress.cancel })).toBeVisible();
      await page.getByRole("button", { name: en.progress.cancel }).click();
      await expect(page.getByText(en.progress.cancelled)).toBeVisible();
    });
  });

  await test.step("another shows how far it is, then its result, without a reload", async () => {
    await openForm(page, draft);
    await whileHeldUp(async () => {
      await start(page);
      await expect(page.getByRole("meter", { name: en.progress.label })).toBeVisible();
      await expect(page.getByText(/^0 of [\d,]+ complaints$/)).toBeVisible();
      await expectAccessible(page);
    });
    await expect(page.getByRole("heading", { name: en.total.title })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the past replays exactly, and the page says what it cannot tell", async () => {
    await expect(page.getByText(en.replay.ok)).toBeVisible();
    await expect(page.getByText(en.limits.satisfaction)).toBeVisible();
  });

  await test.step("a figure leads to as many cases as it says", async () => {
    const more = page.locator("#change tbody tr").first().getByRole("link");
    const count = Number((await more.textContent())?.replace(/\D/g, ""));
    expect(count).toBeGreaterThan(0);
    await more.click();
    await expect(page.getByRole("heading", { name: en.cases.title })).toBeVisible();
    const rows = page.locator("#cases tbody tr");
    await expect(rows).toHaveCount(Math.min(count, 200));
    await rows.first().getByRole("link").click();
    await expect(page).toHaveURL(/\/queue\/AM-/);
  });
  await page.context().close();
});

for (const locale of LOCALES) {
  test(`a result and the cases behind it are accessible in ${locale} and fit a phone`, async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const [done] = await onDatabase<{ id: string }>(
      "SELECT id FROM simulation WHERE status = 'done' LIMIT 1",
    );
    await signInAs(context, "auditor");
    await useLocale(page, locale);
    for (const path of ["/simulations", `/simulations/${done?.id}`]) {
      await page.goto(path, { waitUntil: "networkidle" });
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expectAccessible(page);
    }
    await page.locator("#total tbody").getByRole("link").first().click();
    await expect(page.locator("#cases")).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/simulations", `/simulations/${done?.id}`]) {
      await page.goto(path, { waitUntil: "networkidle" });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}

test("works without JavaScript, and a lead may look but not start", async ({ browser, baseURL }) => {
  const [done] = await onDatabase<{ id: string }>("SELECT id FROM simulation WHERE status = 'done' LIMIT 1");
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await signInAs(context, "lead");
  const page = await context.newPage();
  await page.goto("/simulations");
  await expect(page.getByText(en.form.readOnly)).toBeVisible();
  await page.goto(`/simulations/${done?.id}`);
  await expect(page.getByText(en.replay.ok)).toBeVisible();
  await context.close();
});
