import { expectAccessible } from "../support/accessible";
import { deskOf, fileComplaint, takeAndAssess } from "../support/journey";
import { expect, test } from "../support/playwright";
import { wordsOf } from "../support/words";

const en = wordsOf("en");

test("a voucher is accepted without JavaScript, spent in part at the counter, and says what is left", async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const { reference, link } = await fileComplaint(page, {
    description: "The waiter was rude to us all evening and nobody cared.",
    name: "Ada Byron",
    email: `ada-${Date.now()}@example.com`,
  });
  const agent = await deskOf(browser, "agent");
  await takeAndAssess(agent, reference, {
    impact: "minor",
    failureKind: "attention",
    amountPaid: "0",
    provenLoss: "0",
    currency: "TWD",
  });
  await agent.locator("summary", { hasText: "Send this remedy" }).click();
  await agent.getByRole("button", { name: "Send", exact: true }).click();
  await expect(agent.getByText("Offered, open").first()).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const customer = await plain.newPage();
  await customer.goto(link);
  await customer.getByRole("button", { name: en.awards.customer.accept }).click();
  const code = (await customer.locator("[data-voucher-code]").textContent())?.trim() ?? "";
  expect(code).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/);
  await page.goto(link);
  await expect(page.locator("[data-voucher-code]")).toHaveText(code);
  await expectAccessible(page);

  await agent.goto("/vouchers");
  await agent.getByLabel(en.vouchers.counter.code).fill(code.toLowerCase().replaceAll("-", " "));
  await agent.getByRole("button", { name: en.vouchers.counter.find }).click();
  await expect(agent).toHaveURL(/\/vouchers\/[0-9a-f-]{36}$/);
  expect(await agent.content()).not.toContain(code);
  await expectAccessible(agent);
  await agent.getByLabel(en.vouchers.counter.code).fill(code);
  await agent.getByLabel("Amount (TWD)").fill("30.00");
  await agent.getByLabel(en.vouchers.redeem.reference).fill("TPE-01");
  await agent.getByRole("button", { name: en.vouchers.redeem.submit, exact: true }).click();
  await expect(agent.getByRole("cell", { name: "TPE-01" })).toBeVisible();

  await customer.reload();
  await expect(customer.getByText(/NT\$70\.00 of NT\$100\.00 left/)).toBeVisible();
  await expect(customer.locator("[data-voucher-code]")).toHaveText(code);
  await agent.context().close();
  await plain.close();
});
