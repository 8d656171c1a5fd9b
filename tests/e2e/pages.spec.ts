import type { Page } from "@playwright/test";
import { LOCALES } from "../../lib/i18n/config";
import { expectAccessible } from "../support/accessible";
import { expect, test } from "../support/playwright";
import { onDatabase, type Person, signInAs } from "../support/sign-in";

const CUSTOMER_PAGES = [
  "/",
  "/complaints/new",
  "/complaints/lost-link",
  "/policy",
  "/api/docs",
  "/privacy",
  "/login",
  "/nowhere",
];

const STAFF_PAGES: Record<string, Person> = {
  "/queue": "agent",
  "/queue/new": "agent",
  "/held": "agent",
  "/tasks": "agent",
  "/notifications": "agent",
  "/promises": "lead",
  "/approvals": "lead",
  "/dashboard": "manager",
  "/ledger": "auditor",
  "/policies": "manager",
  "/outbox": "manager",
  "/audit": "auditor",
  "/system": "admin",
  "/profile": "agent",
  "/settings/organisation": "admin",
  "/settings/staff": "admin",
  "/settings/categories": "manager",
  "/settings/authority": "manager",
  "/settings/budgets": "manager",
  "/settings/api": "manager",
};

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

async function expectToFit(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const locale of LOCALES) {
  test.describe(`every page in ${locale}`, () => {
    test.beforeEach(async ({ context, baseURL }) => {
      await context.addCookies([{ name: "amends-locale", value: locale, url: baseURL ?? "" }]);
    });

    test("customer pages are accessible, speak the language and fit a phone of 320 px", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      for (const path of CUSTOMER_PAGES) {
        await page.goto(path);
        await expect(page.locator("html"), path).toHaveAttribute("lang", locale);
        await expectAccessible(page);
        await expectToFit(page, path);
      }
    });

    test("staff pages are accessible, speak the language and fit a phone of 390 px", async ({
      page,
      context,
    }) => {
      test.setTimeout(180_000);
      for (const [path, person] of Object.entries(STAFF_PAGES)) {
        await signInAs(context, person);
        const answer = await page.goto(path, { waitUntil: "networkidle" });
        expect(answer?.status(), path).toBe(200);
        await expect(page.locator("html"), path).toHaveAttribute("lang", locale);
        await expectAccessible(page);
        await page.setViewportSize(PHONE);
        await expectToFit(page, path);
        await page.setViewportSize(DESK);
      }
    });
  });
}

test("pages are accessible in the dark", async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await signInAs(context, "manager");
  for (const path of ["/", "/complaints/new", "/queue", "/dashboard"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expectAccessible(page);
  }
});

test("a case and the queue fit a phone of 390 px", async ({ page, context }) => {
  await page.setViewportSize(PHONE);
  await signInAs(context, "agent");
  const [worst] = await onDatabase<{ reference: string }>(
    `SELECT c.reference FROM complaint c JOIN complaint o ON o.customer_id = c.customer_id
     WHERE c.is_open GROUP BY c.reference ORDER BY count(*) DESC, c.reference LIMIT 1`,
  );
  for (const path of ["/queue", `/queue/${worst?.reference}`, "/tasks", "/promises"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expectToFit(page, path);
    await expectAccessible(page);
  }
  await page.goto("/queue");
  const subject = await page.locator("a[data-case]").first().boundingBox();
  expect((subject?.x ?? 0) + (subject?.width ?? Number.NaN)).toBeLessThanOrEqual(PHONE.width);
});
