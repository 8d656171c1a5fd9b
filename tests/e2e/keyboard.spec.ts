import type { Page } from "@playwright/test";
import { fileByHttp } from "../support/http";
import { deskOf, fileComplaint } from "../support/journey";
import { expect, openReady, test, whenReady } from "../support/playwright";
import { onDatabase, signInAs } from "../support/sign-in";

// What goes by keyboard alone: how many presses the daily work costs, and that the place on the page is never lost.

const AT_200_PERCENT = { width: 720, height: 450 };

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

/** A keyboard that counts. */
function countingKeys(page: Page) {
  let presses = 0;
  return {
    press: async (key: string) => {
      presses += 1;
      await page.keyboard.press(key);
    },
    count: () => presses,
  };
}

test("a case is taken, assessed and answered with an offer in at most twelve presses", async ({
  page,
  browser,
}) => {
  const { reference, link } = await fileComplaint(page, {
    description:
      "The waiter was rude to us and the soup came cold, twice. We paid 1,200 dollars for this evening.",
    amount: "1200",
    currency: "TWD",
    remedy: "An apology and some money back",
    name: "Nadia Keyes",
    email: `nadia-${Date.now()}@example.com`,
  });
  const desk = await deskOf(browser, "agent");
  await openReady(desk, `/queue/${reference}`);
  const keys = countingKeys(desk);
  const said = desk.locator("#remedy [role=status]").first();

  await keys.press("a");
  await expect(desk.getByRole("button", { name: "Put back" })).toBeVisible();
  await keys.press("e");
  await expect.poll(() => focusedId(desk)).toBe("assess-impact");
  await keys.press("m");
  // What is still missing takes the focus, one field after the other.
  await keys.press("Control+Enter");
  await expect.poll(() => focusedId(desk)).toBe("assess-categoryKey");
  await keys.press("b");
  await keys.press("Control+Enter");
  await expect.poll(() => focusedId(desk)).toBe("assess-failureKind");
  await keys.press("m");
  await keys.press("Control+Enter");
  await expect(said).toHaveText(/Assessment saved/);
  await expect(said).toBeFocused();
  await keys.press("m");
  await expect.poll(() => focusedId(desk)).toBe("remedy-words");
  await keys.press("Control+Enter");
  await expect(said).toHaveText(/Done/);
  await expect(said).toBeFocused();
  await expect(desk.locator("#remedy article").first()).toBeVisible();
  expect(keys.count()).toBeLessThanOrEqual(12);
  test.info().annotations.push({ type: "presses", description: String(keys.count()) });

  await page.goto(link);
  await page.getByRole("button", { name: "Accept the offer" }).press("Enter");
  await expect(page.locator("#offer-answer")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "you accept" })).toBeVisible();
  await desk.context().close();
});

/** Whether the middle of what has the focus, as far as it is on the screen, lies under something else. */
async function coveredFocus(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const middle = (from: number, to: number, end: number) => (Math.max(from, 0) + Math.min(to, end - 1)) / 2;
    const over = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
    const isSeen = over && (focused.contains(over) || over.contains(focused));
    return isSeen ? null : `${focused.outerHTML.slice(0, 120)} under ${over?.outerHTML.slice(0, 80)}`;
  });
}

test("going backwards by Tab never hides what has the focus, at 200 % zoom and on a desk", async ({
  page,
  context,
}) => {
  await signInAs(context, "lead");
  const [open] = await onDatabase<{ reference: string }>(
    "SELECT reference FROM complaint WHERE is_open ORDER BY reference LIMIT 1",
  );
  for (const size of [AT_200_PERCENT, { width: 1440, height: 900 }]) {
    await page.setViewportSize(size);
    for (const path of ["/queue", `/queue/${open?.reference}`, "/promises", "/customers"]) {
      await openReady(page, path);
      await page.evaluate(() => {
        const all = [
          ...document.querySelectorAll<HTMLElement>("#content a, #content button, #content input"),
        ];
        all
          .filter((one) => one.checkVisibility() && one.tabIndex >= 0)
          .at(-1)
          ?.focus();
      });
      for (let press = 0; press < 30; press += 1) {
        await page.keyboard.press("Shift+Tab");
        expect(await coveredFocus(page), `${path} at ${size.width} px`).toBeNull();
      }
    }
  }
});

test("a link to a panel shows its title below the bar of a small screen", async ({ page, context }) => {
  await page.setViewportSize(AT_200_PERCENT);
  await signInAs(context, "agent");
  const [assessed] = await onDatabase<{ reference: string }>(
    "SELECT reference FROM complaint WHERE is_open AND impact IS NOT NULL ORDER BY reference LIMIT 1",
  );
  await openReady(page, `/queue/${assessed?.reference}#remedy`);
  const bar = await page.locator("header").first().boundingBox();
  const title = await page.locator("#remedy-title").boundingBox();
  expect(title?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? Number.NaN));
});

test("a link from the summary of errors shows the field with its label", async ({ page }) => {
  await page.setViewportSize(AT_200_PERCENT);
  await openReady(page, "/complaints/new");
  await page.getByRole("button", { name: "Send complaint" }).click();
  const first = page.locator("#error-summary a").first();
  await first.press("Enter");
  const id = await focusedId(page);
  expect(await first.getAttribute("href")).toBe(`#${id}`);
  await expect(page.locator(`label[for="${id}"]`)).toBeInViewport({ ratio: 1 });
});

test("r on a saved draft puts the cursor behind it", async ({ page, context }) => {
  await signInAs(context, "agent");
  const { reference } = await fileByHttp();
  const path = `/queue/${reference}`;
  await openReady(page, path);
  const reply = page.locator("#reply-body");
  await reply.fill("Dear customer");
  await page.reload();
  await whenReady(page);
  await expect(reply).toHaveValue("Dear customer");
  await page.keyboard.press("r");
  await page.keyboard.type(", hello");
  await expect(reply).toHaveValue("Dear customer, hello");
  await reply.fill("");
});

test("the help lists the pages one may open, and no others", async ({ browser }) => {
  for (const [person, sees] of [
    ["agent", false],
    ["manager", true],
  ] as const) {
    const desk = await deskOf(browser, person);
    await openReady(desk, "/queue");
    await desk.keyboard.press("?");
    const help = desk.getByRole("dialog");
    await expect(help.getByText("Go to the queue")).toBeVisible();
    await expect(help.getByText("Go to approvals")).toBeVisible({ visible: sees });
    await expect(help.getByText("Go to the dashboard")).toBeVisible({ visible: sees });
    await desk.context().close();
  }
});

test("menus close by Escape, give the keyboard back, and close when left", async ({ page, context }) => {
  await openReady(page, "/complaints/new");
  const languages = page.locator("header details");
  const summary = languages.locator("summary");
  await summary.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(languages).not.toHaveAttribute("open");
  await expect(summary).toBeFocused();
  await summary.press("Enter");
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press("Tab");
  await expect(languages).not.toHaveAttribute("open");

  await page.setViewportSize(AT_200_PERCENT);
  await signInAs(context, "agent");
  await openReady(page, "/queue");
  await page.getByRole("button", { name: "Open menu" }).press("Enter");
  const account = page.getByRole("button", { name: /Your account/ });
  await expect(account).toBeVisible();
  await account.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(page.locator("#user-menu")).toBeHidden();
  await expect(account).toBeFocused();
});

test("a colleague is changed in a dialog that fits a small window", async ({ page, context }) => {
  await page.setViewportSize({ width: 640, height: 512 });
  await signInAs(context, "admin");
  await openReady(page, "/settings/staff");
  await page.getByRole("button", { name: /^Change Ines/ }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Role")).toBeVisible();
  expect((await dialog.boundingBox())?.width).toBeGreaterThan(500);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /^Change Ines/ })).toBeFocused();
});
