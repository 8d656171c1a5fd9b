import type { Page } from "@playwright/test";
import pg from "pg";
import { LOCALES } from "../../lib/i18n/config";
import { aspectIn, expectAccessible } from "../support/accessible";
import { aDraft } from "../support/draft";
import { deskOf, useLocale } from "../support/journey";
import { expect, openReady, test } from "../support/playwright";
import { onDatabase, signInAs } from "../support/sign-in";
import { wordsOf } from "../support/words";

const en = wordsOf("en").simulation;

type Tier = { gestureMinor: Record<string, string> };
type Document = { tiers: Tier[] };

/** A draft with twice the gestures of what is in force, as its editor would leave it. */
async function generousDraft(): Promise<string> {
  const id = await aDraft();
  const [draft] = await onDatabase<{ document: Document }>(
    "SELECT document FROM policy_version WHERE id = $1",
    [id],
  );
  const tiers = draft?.document.tiers.map((tier) => ({
    ...tier,
    gestureMinor: Object.fromEntries(
      Object.entries(tier.gestureMinor).map(([code, amount]) => [code, String(BigInt(amount) * 2n)]),
    ),
  }));
  await onDatabase(
    "UPDATE policy_version SET document = jsonb_set(document, '{tiers}', $2::jsonb) WHERE id = $1",
    [id, JSON.stringify(tiers)],
  );
  return id;
}

/**
 * Keeps the run from reading the past for as long as `work` takes, so that it is seen under way. Nothing else in the app
 * reads the table that is locked: the journeys beside this one must not wait.
 */
async function whileHeldUp(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.AMENDS_OWNER_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE imported_relief IN ACCESS EXCLUSIVE MODE");
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
    const [done] = await onDatabase<{ id: string }>(
      "SELECT id FROM simulation WHERE status = 'done' LIMIT 1",
    );
    await signInAs(context, "auditor");
    await useLocale(page, locale);
    for (const path of ["/simulations", `/simulations/${done?.id}`]) {
      await openReady(page, path);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expectAccessible(page, aspectIn(locale));
    }
    await page.locator("#total tbody").getByRole("link").first().click();
    await expect(page.locator("#cases")).toBeVisible();
    await expectAccessible(page, aspectIn(locale));
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["/simulations", `/simulations/${done?.id}`]) {
      await openReady(page, path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page, aspectIn(locale));
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
