import type { Page } from "@playwright/test";
import { LOCALES } from "../../lib/i18n/config";
import { aspectIn, expectAccessible } from "../support/accessible";
import { deskOf, fileComplaint, takeAndAssess } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase, signInAs } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** Decided cases like the one that the journey will look at. No journey beside these calls an impact moderate: theirs alone are counted. */
async function settleLikeCases(n: number, amountMinor: (place: number) => number): Promise<void> {
  for (let place = 0; place < n; place += 1)
    await onDatabase(
      `INSERT INTO settled_case
       SELECT c.id, (SELECT id FROM compensation_decision ORDER BY id LIMIT 1), 'category:service', 'moderate', 'company', 'rejected', 'TWD', c.locale, c.channel, 'unknown',
         c.department_id, now() - interval '1 day', $1, $1
       FROM complaint c WHERE NOT EXISTS (SELECT 1 FROM settled_case s WHERE s.complaint_id = c.id)
       ORDER BY c.id LIMIT 1`,
      [amountMinor(place)],
    );
}

async function override(page: Page, reference: string): Promise<void> {
  const card = page.getByRole("article").filter({ hasText: reference }).first();
  await card.locator("summary", { hasText: "Emergency override" }).click();
  await card.getByLabel("Comment").last().fill("Stranded at night");
  const cards = page.getByRole("article").filter({ hasText: reference });
  const before = await cards.count();
  await card.getByRole("button", { name: "Emergency override" }).click();
  // What one overrode oneself is for another manager to ratify.
  await expect(cards).toHaveCount(before - 1);
}

test("a proposal goes before an approver with precedents and signals, and an override stays on record", async ({
  page,
  browser,
}) => {
  await settleLikeCases(9, (place) => 10_000 + place * 100 + (place === 8 ? 90_000 : 0));
  const order = `FR-${Date.now()}`;
  const mailbox = `fair-${Date.now()}`;
  const file = (tag: string) =>
    fileComplaint(page, {
      description: "The room was not made up for two days although I asked three times at the desk.",
      orderReference: order,
      amount: "40000",
      currency: "TWD",
      name: "Fair Fairchild",
      email: `${mailbox}${tag}@example.com`,
    });
  const first = await file("+1");
  const { reference } = await file("");
  const agent = await deskOf(browser, "agent");

  await test.step("the agent sees what like cases got, and who else claims on the order", async () => {
    await takeAndAssess(agent, reference, {
      amountPaid: "40000",
      provenLoss: "0",
      currency: "TWD",
      impact: "moderate",
    });
    const [like] = await onDatabase<{ n: number }>(
      `SELECT count(*)::int AS n FROM settled_case WHERE matter = 'category:service' AND impact = 'moderate'
         AND attribution = 'company' AND acceptance = 'rejected' AND currency = 'TWD'`,
    );
    const remedy = agent.locator("#remedy");
    await expect(remedy.getByRole("heading", { name: /What like cases got/ })).toContainText(
      `n = ${like?.n}`,
    );
    const signals = agent.locator("#signals");
    await expect(signals.getByRole("heading", { name: "The same order" })).toBeVisible();
    await expect(signals.getByRole("heading", { name: "Other customers, same mailbox" })).toBeVisible();
    await expect(signals.getByRole("link", { name: first.reference }).first()).toBeVisible();
    await expectAccessible(agent);
    await remedy.getByRole("link", { name: "See these cases" }).click();
    await expect(agent.getByRole("heading", { level: 1, name: `Cases like ${reference}` })).toBeVisible();
    await expect(agent.getByRole("row")).toHaveCount((like?.n ?? 0) + 1);
    await expectAccessible(agent);
    await agent.goto(`/queue/${reference}`);
  });

  await test.step("asks for approval", async () => {
    await agent.locator("summary", { hasText: "Send this remedy" }).click();
    await agent.getByRole("button", { name: "Ask for approval" }).click();
    await expect(agent.getByText("Waiting for approval").first()).toBeVisible();
  });

  await test.step("a manager overrides; the report shows it, overdue after a day, then ratified", async () => {
    const manager = await deskOf(browser, "manager");
    await manager.goto("/approvals?view=mine&sort=age");
    const card = manager.getByRole("article").filter({ hasText: reference }).first();
    await expect(card.getByRole("heading", { name: /What like cases got/ })).toBeVisible();
    await expect(card.getByText(/As the rules propose|Proposed by the rules/).first()).toBeVisible();
    await expectAccessible(manager);
    await override(manager, reference);
    await manager.goto("/approvals/overrides");
    const row = manager.getByRole("row").filter({ hasText: reference });
    await expect(row).toContainText("Stranded at night");
    await expect(row).toContainText("To be ratified by");
    await onDatabase(
      "UPDATE approval SET due_at = now() - interval '1 hour' WHERE decision IS NULL AND reasons->>'override' = 'true'",
    );
    await manager.reload();
    await expect(row).toContainText("Overdue since");
    await expectAccessible(manager);
    await manager.context().close();
    const second = await deskOf(browser, "secondManager");
    await second.goto("/approvals");
    await expect(second.getByText(/not ratified within 24 hours/).first()).toBeVisible();
    const open = second
      .getByRole("article")
      .filter({ hasText: reference })
      .filter({ hasText: "to be ratified" });
    await open.getByRole("button", { name: "Ratify" }).click();
    await expect(open).toHaveCount(0);
    await second.goto("/approvals/overrides");
    await expect(second.getByRole("row").filter({ hasText: reference })).toContainText("Ratified by");
    await second.context().close();
  });
  await agent.context().close();
});

test("the fairness review says its period, n and interval, and lists what stands out, in every language", async ({
  page,
  context,
  baseURL,
}) => {
  await settleLikeCases(9, (place) => (place === 4 ? 99_900 : 5_000));
  await signInAs(context, "manager");
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Fairness review" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Fairness review" })).toBeVisible();
  await expect(page.locator("#outliers").getByRole("row").nth(1)).toContainText(/n = \d+/);
  for (const locale of LOCALES) {
    const words = wordsOf(locale).fairness.review;
    await context.addCookies([{ name: "amends-locale", value: locale, url: baseURL ?? "" }]);
    await page.goto("/fairness?period=24m&of=goodwill");
    await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
    for (const name of Object.values(words.dimension))
      await expect(page.getByText(name).first()).toBeVisible();
    await page.locator("figure summary").first().click();
    await expectAccessible(page, aspectIn(locale));
  }
});
