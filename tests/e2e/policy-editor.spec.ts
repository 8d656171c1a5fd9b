import type { Page } from "@playwright/test";
import { LOCALES } from "../../lib/i18n/config";
import { aspectIn, expectAccessible } from "../support/accessible";
import { aDraft } from "../support/draft";
import { expect, openReady, test } from "../support/playwright";
import { onDatabase, signInAs } from "../support/sign-in";
import { wordsOf } from "../support/words";

const SECTIONS = [
  "scope",
  "tiers",
  "rules",
  "tariffs",
  "guarantees",
  "caps",
  "authority",
  "remedies",
  "currencies",
  "document",
] as const;

async function gestureOf(id: string, tier: number): Promise<string | undefined> {
  const [row] = await onDatabase<{ value: string }>(
    "SELECT document->'tiers'->$2::int->'gestureMinor'->>'TWD' AS value FROM policy_version WHERE id = $1",
    [id, tier],
  );
  return row?.value;
}

const field = (page: Page, path: string) => page.locator(`[id="${path}"]`);

test.describe("the policy editor", () => {
  test("a manager raises a tier, mends what the checks find, tries a case and saves", async ({
    page,
    context,
  }) => {
    const id = await aDraft();
    const before = await gestureOf(id, 1);
    await signInAs(context, "manager");
    await page.goto(`/policies/${id}/edit#tiers`);
    const words = wordsOf("en").policyEditor;
    const checks = page.locator("#checks");
    await expect(checks.getByRole("status")).toHaveText(/No error|Nothing speaks/);

    // Higher than the tier above it: the checks say so, and lead to the amounts.
    await field(page, "tiers[1].gestureMinor.TWD").fill("999999");
    const finding = checks.getByRole("button").filter({ hasText: /./ }).first();
    await expect(checks.getByRole("status")).toHaveText(/error/);
    await expect(checks.getByText("tiers[2].gestureMinor")).toBeVisible();
    await page.goto(`/policies/${id}/edit#scope`);
    await page.goBack();
    await expect(field(page, "tiers[1].gestureMinor.TWD")).toHaveValue("999999.00");
    await field(page, "tiers[1].gestureMinor.TWD").fill("5x");
    await expect(page.getByText(words.typed["not-a-number"])).toBeVisible();
    await page.keyboard.press("Control+s");
    await expect(page.getByRole("alert").filter({ hasText: "5x" })).toBeVisible();
    await field(page, "tiers[1].gestureMinor.TWD").fill("550");
    await expect(finding).toHaveCount(0);

    // The made-up case brings the raised gesture under the draft, and the old one today.
    await field(page, "try.pricePaidMinor").fill("100");
    await page.locator("#trial").getByRole("button", { name: words.trial.run, exact: true }).click();
    const total = page.locator("#trial").getByRole("row", { name: words.trial.goodwill });
    await expect(total).toContainText("NT$550.00");
    await expect(total).toContainText("NT$300.00");

    await page.getByRole("button", { name: words.save.save, exact: true }).click();
    await expect(page.getByText(words.save.saved, { exact: true })).toBeVisible();
    expect(before).toBe("30000");
    expect(await gestureOf(id, 1)).toBe("55000");
  });

  test("a rule is taken apart, opened by its sentence, and moved", async ({ page, context }) => {
    const id = await aDraft();
    await signInAs(context, "manager");
    await page.goto(`/policies/${id}/edit#rules`);
    const words = wordsOf("en").policyEditor;
    await page.getByRole("button", { name: "Edit rule: Goodwill share: Make good", exact: true }).click();
    await page.locator('[id^="rules["][id$=".grants[0].bp"]').fill("12.5");
    const rule = page.locator("li", { has: page.locator('[id$=".grants[0].bp"]') }).first();
    await expect(rule).toContainText("add 12.5% of the known loss");
    await rule.getByRole("button", { name: words.condition.add, exact: true }).click();
    await expect(rule).toContainText("the impact is one of no values");
    await rule.getByRole("checkbox", { name: "critical" }).check();
    await expect(rule).toContainText("and the impact is critical");
    await page.getByRole("button", { name: /^Move up: Goodwill share: Make good$/ }).click();
    await page.keyboard.press("Control+s");
    await expect(page.getByText(words.save.saved, { exact: true })).toBeVisible();
    const [stored] = await onDatabase<{ rule: { grants: unknown; priority: number } }>(
      `SELECT r AS rule FROM policy_version, jsonb_array_elements(document->'rules') r
       WHERE id = $1 AND r->>'id' = 'rate-make-good'`,
      [id],
    );
    expect(stored?.rule).toMatchObject({ grants: [{ give: "rate", bp: 1250 }], priority: 30 });
  });

  test("work is kept when somebody else saved the draft meanwhile", async ({ page, context }) => {
    const id = await aDraft();
    await signInAs(context, "manager");
    await page.goto(`/policies/${id}/edit#caps`);
    await field(page, "caps.goodwillApprovalBp").fill("15");
    await onDatabase("UPDATE policy_version SET revision = revision + 1 WHERE id = $1", [id]);
    const words = wordsOf("en").policyEditor;
    await page.getByRole("button", { name: words.save.save, exact: true }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: words.save.refused["changed-since"] }),
    ).toBeVisible();
    await expect(field(page, "caps.goodwillApprovalBp")).toHaveValue("15");
  });

  test("a document with errors is not taken over, one without is", async ({ page, context }) => {
    const id = await aDraft();
    await signInAs(context, "manager");
    const answer = await page.request.get(`/policies/${id}/document`);
    expect(answer.headers()["content-type"]).toContain("application/json");
    const text = await answer.text();
    await page.goto(`/policies/${id}/edit#document`);
    const words = wordsOf("en").policyEditor;
    const read = page.getByRole("button", { name: words.document.read });
    await field(page, "import-text").fill(text.replace(/"windowDays": 30/, '"windowDays": "soon"'));
    await read.click();
    await expect(page.getByText("authority.windowDays")).toBeVisible();
    await field(page, "import-text").fill(text.replace(/"windowDays": 30/, '"windowDays": 45'));
    await read.click();
    await expect(page.getByText(words.document.done)).toBeVisible();
    await page.locator(`nav a[href="#authority"]`).click();
    await expect(field(page, "authority.windowDays")).toHaveValue("45");
    await expect(page.getByText(words.save.dirty)).toBeVisible();
  });

  for (const locale of LOCALES) {
    test(`every section is accessible in ${locale} and fits a phone of 390 px`, async ({
      page,
      context,
      baseURL,
    }) => {
      await context.addCookies([{ name: "amends-locale", value: locale, url: baseURL ?? "" }]);
      const id = await aDraft();
      await signInAs(context, "manager");
      const words = wordsOf(locale).policyEditor;
      for (const section of SECTIONS) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await openReady(page, `/policies/${id}/edit#${section}`);
        await expect(page.getByRole("heading", { level: 2, name: words.section[section] })).toBeVisible();
        if (section === "rules") await page.locator('button[aria-expanded="false"]').first().click();
        await expectAccessible(page, aspectIn(locale));
        await page.setViewportSize({ width: 390, height: 844 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${section} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
});
