import type { Browser, Page } from "@playwright/test";
import { LOCALES, type Locale } from "../../lib/i18n/config";
import { aspectIn, expectAccessible } from "../support/accessible";
import { deskOf, type Filed, fileComplaint, takeAndAssess, useLocale } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase, type Person } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** A customer whose browser runs no script. */
async function plainCustomer(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  return context.newPage();
}

/** A complaint on which the agent has decided and sent a remedy. */
async function aDecided(page: Page, browser: Browser, locale: Locale): Promise<Filed> {
  const filed = await fileComplaint(page, {
    locale,
    description: "房间没有准备好。The room was not ready when we came.",
    name: "Appia",
    email: `appia-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`,
  });
  const agent = await deskOf(browser, "agent");
  await takeAndAssess(agent, filed.reference, {
    amountPaid: "400",
    provenLoss: "50",
    currency: "TWD",
    impact: "minor",
  });
  await agent.locator("summary", { hasText: "Send this remedy" }).click();
  await agent.getByRole("button", { name: "Send", exact: true }).last().click();
  await expect(agent.getByText("Offered, open").first()).toBeVisible();
  await agent.context().close();
  return filed;
}

/** The demo company's person who was asked to review. */
async function reviewerOf(reference: string): Promise<Person> {
  const [row] = await onDatabase<{ email: string }>(
    "SELECT s.email FROM complaint c JOIN staff s ON s.id = c.assignee_id WHERE c.reference = $1",
    [reference],
  );
  const people: Record<string, Person> = {
    "priya@demo.example": "lead",
    "chihhao@demo.example": "manager",
    "margaret@demo.example": "secondManager",
  };
  return people[row?.email ?? ""] ?? "lead";
}

test("a customer without scripts appeals, and somebody else answers", async ({ browser }) => {
  const en = wordsOf("en");
  const words = en.tracking.appeal;
  const customer = await plainCustomer(browser);
  const { reference, link } = await aDecided(customer, browser, "en");

  await test.step("the page says until when; an empty appeal comes back, a written one is kept", async () => {
    await customer.goto(link);
    await expect(customer.getByRole("heading", { name: words.title })).toBeVisible();
    await customer.getByRole("button", { name: words.submit }).click();
    await expect(customer.getByText(words.problem.missing).first()).toBeVisible();
    await customer.getByLabel(words.label).fill("You forgot the taxi.");
    await customer.getByRole("button", { name: words.submit }).click();
    await expect(customer.getByText(en.tracking.sent.appealed)).toBeVisible();
    await expect(customer.getByText("You forgot the taxi.")).toBeVisible();
    await expect(customer.getByText(en.tracking.status["under-appeal"].label).first()).toBeVisible();
    await expect(customer.getByRole("button", { name: words.submit })).toHaveCount(0);
  });

  await test.step("whoever decided sees that somebody else decides now", async () => {
    const agent = await deskOf(browser, "agent");
    await agent.goto(`/queue/${reference}`);
    await expect(agent.getByText(en.case.appeal.you)).toBeVisible();
    await expect(agent.getByText("You forgot the taxi.").first()).toBeVisible();
    await expectAccessible(agent);
    await agent.context().close();
  });

  await test.step("the reviewer answers", async () => {
    const reviewer = await deskOf(browser, await reviewerOf(reference));
    await reviewer.goto(`/queue/${reference}`);
    await reviewer.locator("summary", { hasText: en.case.appeal.form }).click();
    await reviewer.locator("#appeal-outcome").selectOption("not-upheld");
    await reviewer.locator("#appeal-message").fill("The taxi is part of what you get back.");
    await expectAccessible(reviewer);
    await reviewer.getByRole("button", { name: en.case.appeal.submit }).click();
    await expect(reviewer.getByText(/Answered .*: Not upheld/)).toBeVisible();
    await reviewer.context().close();
  });

  await test.step("the customer reads the last word and who can be asked outside", async () => {
    await customer.goto(`/complaints/${reference}`);
    await expect(customer.getByText("The taxi is part of what you get back.")).toBeVisible();
    await expect(customer.getByText(words.final)).toBeVisible();
    await expect(customer.getByRole("button", { name: words.submit })).toHaveCount(0);
  });
  await customer.context().close();
});

test("the way to appeal is accessible in three languages", async ({ page, browser }) => {
  const { reference, link } = await aDecided(page, browser, "en");
  await page.goto(link);
  for (const locale of LOCALES) {
    await useLocale(page, locale);
    await page.goto(`/complaints/${reference}`);
    const words = wordsOf(locale).tracking.appeal;
    await page.getByRole("button", { name: words.submit }).click();
    await expect(page.getByText(words.problem.missing).first()).toBeVisible();
    await expectAccessible(page, aspectIn(locale));
  }
});

test("the open policy shows amounts in the currency that is asked for", async ({ browser }) => {
  const reader = await plainCustomer(browser);
  await useLocale(reader, "en");
  await reader.goto("/policy");
  await reader.getByRole("link", { name: "EUR" }).click();
  await expect(reader.getByText(/€5\.00/).first()).toBeVisible();
  await reader.goto("/policy?currency=nothing");
  await expect(reader.getByRole("link", { name: "TWD" })).toHaveAttribute("aria-current", "true");
  await reader.context().close();
});
