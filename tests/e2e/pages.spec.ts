import type { Page } from "@playwright/test";
import { LOCALES } from "../../lib/i18n/config";
import { aspectIn, expectAccessible } from "../support/accessible";
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
  lead: ["/promises", "/approvals", "/payouts", "/vouchers", "/duty"],
  manager: [
    "/stock",
    "/dashboard",
    "/fairness",
    "/sla",
    "/sla/what-if",
    "/policies",
    "/simulations",
    "/outbox",
    "/settings/departments",
    "/settings/categories",
    "/settings/regions",
    "/settings/calendars",
    "/settings/calendars/office",
    "/settings/clocks/packs",
    "/settings/clocks",
    "/settings/clocks/1",
    "/settings/clocks/draft",
    "/settings/authority",
    "/settings/budgets",
    "/settings/payouts",
    "/settings/api",
  ],
  auditor: [
    "/ledger",
    "/ledger/accounts",
    "/ledger/months",
    "/ledger/spend",
    "/audit",
    "/approvals/overrides",
  ],
  admin: ["/system", "/settings/organisation", "/settings/staff"],
};

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

// No test here depends on another: both workers share this file, which takes longest.
test.describe.configure({ mode: "parallel" });

/**
 * A phone, a desk at 200 % zoom, and the desks on which the menu takes its room beside the page. English words are the
 * widest: the other languages are looked at on the phone and on one desk.
 */
const SIZES = [
  PHONE,
  { width: 720, height: 450 },
  { width: 1024, height: 768 },
  { width: 1152, height: 768 },
  DESK,
];

/** The page does not scroll sideways, and no table has a column that is narrower than its head. */
async function expectToFit(page: Page, path: string): Promise<void> {
  const { overflow, cut } = await page.evaluate(async () => {
    // Two frames: what measures itself after a change of size has then drawn what came of it.
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const root = document.documentElement;
    const heads = innerWidth < 640 ? [] : [...document.querySelectorAll<HTMLElement>(".data-table thead th")];
    return {
      overflow: root.scrollWidth - root.clientWidth,
      cut: heads.filter((head) => head.scrollWidth > head.clientWidth + 1).map((head) => head.textContent),
    };
  });
  const where = `${path} at ${page.viewportSize()?.width} px`;
  expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(cut, `${where} has columns narrower than their heads`).toEqual([]);
}

async function expectToFitEverySize(page: Page, path: string, sizes = SIZES): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectToFit(page, path);
  }
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
      test(`the ${person}'s pages are accessible, speak the language and fit from 390 to 1280 px`, async ({
        page,
        context,
      }) => {
        await signInAs(context, person as Person);
        for (const path of paths) {
          const answer = await openReady(page, path);
          expect(answer?.status(), path).toBe(200);
          await expect(page.locator("html"), path).toHaveAttribute("lang", locale);
          await expectAccessible(page, aspectIn(locale));
          await expectToFitEverySize(page, path, locale === "en" ? SIZES : [PHONE, DESK]);
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

test("a case and the queue fit from 390 to 1280 px", async ({ page, context }) => {
  await page.setViewportSize(PHONE);
  await signInAs(context, "agent");
  const [worst] = await onDatabase<{ reference: string }>(
    `SELECT c.reference FROM complaint c JOIN complaint o ON o.customer_id = c.customer_id
     WHERE c.is_open GROUP BY c.reference ORDER BY count(*) DESC, c.reference LIMIT 1`,
  );
  for (const path of ["/queue", `/queue/${worst?.reference}`, "/tasks", "/promises"]) {
    await openReady(page, path);
    await expectAccessible(page);
    await expectToFitEverySize(page, path);
    await page.setViewportSize(PHONE);
  }
  await page.goto("/queue");
  const subject = await page.locator("a[data-case]").first().boundingBox();
  expect((subject?.x ?? 0) + (subject?.width ?? Number.NaN)).toBeLessThanOrEqual(PHONE.width);
});

/** What WCAG 1.4.12 lets a reader set; as a sheet of its own, which the Content-Security-Policy does not refuse. */
const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }";

test("the queue cuts nothing but the subject, also with a reader's own text spacing", async ({
  page,
  context,
}) => {
  await page.setViewportSize(DESK);
  await signInAs(context, "manager");
  await openReady(page, "/queue");
  for (const css of ["", TEXT_SPACING]) {
    const cut = await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
      const cells = document.querySelectorAll<HTMLElement>(
        ".queue-lines tbody td:not(:nth-child(4)), .queue-lines tbody td:not(:nth-child(4)) *",
      );
      const isCut = (one: HTMLElement) =>
        one.scrollWidth > one.clientWidth + 1 &&
        (one.tagName === "TD" || getComputedStyle(one).overflowX !== "visible");
      // No column holds every name, and journeys beside this one make up long ones: the title has it whole.
      const isLongName = (one: HTMLElement) => one.title === one.textContent && one.title.length > 20;
      return [...cells]
        .filter((one) => !one.matches(".sr-only, svg *") && isCut(one) && !isLongName(one))
        .map((one) => one.textContent);
    }, css);
    expect(cut, css).toEqual([]);
  }
});
