import type { Page } from "@playwright/test";
import { LOCALES, type Locale } from "../../lib/i18n/config";
import { type Aspect, expectAccessible } from "../support/accessible";
import { expect, openReady, test } from "../support/playwright";
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

const STAFF_PAGES: Partial<Record<Person, string[]>> = {
  agent: ["/queue", "/queue/new", "/held", "/tasks", "/notifications", "/profile"],
  lead: ["/promises", "/approvals"],
  manager: [
    "/dashboard",
    "/policies",
    "/outbox",
    "/settings/categories",
    "/settings/authority",
    "/settings/budgets",
    "/settings/api",
  ],
  auditor: ["/ledger", "/audit"],
  admin: ["/system", "/settings/organisation", "/settings/staff"],
};

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

// No test here depends on another: both workers share this file, which takes longest.
test.describe.configure({ mode: "parallel" });

/** Names and order can be wrong in one language alone; colours are looked at once. */
const aspectIn = (locale: Locale): Aspect => (locale === "en" ? "everything" : "all but contrast");

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
        await expectAccessible(page, aspectIn(locale));
        await expectToFit(page, path);
      }
    });

    for (const [person, paths] of Object.entries(STAFF_PAGES))
      test(`the ${person}'s pages are accessible, speak the language and fit a phone of 390 px`, async ({
        page,
        context,
      }) => {
        test.setTimeout(180_000);
        await signInAs(context, person as Person);
        for (const path of paths) {
          const answer = await openReady(page, path);
          expect(answer?.status(), path).toBe(200);
          await expect(page.locator("html"), path).toHaveAttribute("lang", locale);
          await expectAccessible(page, aspectIn(locale));
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
    await openReady(page, path);
    await expectAccessible(page, "colours");
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
    await openReady(page, path);
    await expectToFit(page, path);
    await expectAccessible(page);
  }
  await page.goto("/queue");
  const subject = await page.locator("a[data-case]").first().boundingBox();
  expect((subject?.x ?? 0) + (subject?.width ?? Number.NaN)).toBeLessThanOrEqual(PHONE.width);
});
