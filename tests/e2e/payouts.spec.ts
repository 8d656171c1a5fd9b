import { readFile } from "node:fs/promises";
import { LOCALES } from "../../lib/i18n/config";
import { expectAccessible } from "../support/accessible";
import { deskOf, fileComplaint, takeAndAssess, useLocale } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase } from "../support/sign-in";
import { wordsOf } from "../support/words";

test("a refund leaves the house: asked where to, prepared, approved by another, sent, answered", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const { payee, payouts, tracking } = wordsOf("en");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const customer = await context.newPage();
  const { reference, link } = await fileComplaint(customer, {
    description: "You charged me twice for the same night. Please pay it back.",
    name: "Appia",
    email: `appia-${Date.now()}@example.com`,
  });
  const agent = await deskOf(browser, "agent");
  await takeAndAssess(agent, reference, {
    amountPaid: "400",
    provenLoss: "50",
    currency: "TWD",
    impact: "minor",
  });
  await agent.locator("summary", { hasText: "Send this remedy" }).click();
  await agent.getByRole("button", { name: "Send", exact: true }).last().click();
  await expect(agent.locator("#payee").getByText(payee.state["needs-payee"])).toBeVisible();
  await expectAccessible(agent);

  await test.step("the customer says where to, without scripts; a wrong account comes back", async () => {
    await customer.goto(link);
    for (const locale of LOCALES) {
      await useLocale(customer, locale);
      await customer.goto(`/complaints/${reference}`);
      await expect(customer.getByRole("heading", { name: wordsOf(locale).payee.title })).toBeVisible();
    }
    await useLocale(customer, "en");
    await customer.goto(`/complaints/${reference}`);
    await customer.getByLabel(payee.field.holder).fill("Appia Lin");
    await customer.getByLabel(payee.field.account).fill("DE88 3704 0044 0532 0130 00");
    await customer.getByRole("button", { name: payee.submit }).click();
    await expect(customer.getByText(payee.failure["iban-wrong"]).first()).toBeVisible();
    await expect(customer.getByLabel(payee.field.holder)).toHaveValue("Appia Lin");
    await customer.getByLabel(payee.field.account).fill("DE89 3704 0044 0532 0130 00");
    await customer.getByRole("button", { name: payee.submit }).click();
    await expect(customer.getByText(tracking.sent.payee)).toBeVisible();
    await expect(customer.getByText("DE•• •••• 3000").first()).toBeVisible();
    expect(await customer.content()).not.toContain("DE89370400440532013000");
  });

  await test.step("the admin names our own account", async () => {
    const admin = await deskOf(browser, "admin");
    await admin.goto("/settings/payouts");
    await admin.getByLabel(payouts.debtor.currency).fill("TWD");
    await admin.getByLabel(payee.field.holder).fill("Demo Hotels");
    await admin.getByLabel(payee.field.account).fill("0098765432");
    await admin.getByLabel(payee.field.bank).fill("822");
    await admin.getByLabel(payee.field.country).selectOption("TW");
    await admin.getByRole("button", { name: payouts.debtor.save }).click();
    await expect(admin.getByText("0098765432")).toBeVisible();
    await admin.context().close();
  });

  const lead = await deskOf(browser, "lead");
  const manager = await deskOf(browser, "manager");
  await test.step("a lead prepares, a manager approves", async () => {
    await lead.goto("/payouts");
    await lead
      .locator("tr", { has: lead.getByRole("cell", { name: "TWD", exact: true }) })
      .getByRole("button", { name: payouts.due.prepare })
      .click();
    await expect(lead.getByText(payouts.approve.wait)).toBeVisible();
    await expectAccessible(lead);
    await manager.goto(lead.url());
    await manager.getByRole("link", { name: payouts.run.showAccounts }).click();
    await expect(manager.getByText("DE89 3704 0044 0532 0130 00").first()).toBeVisible();
    await manager.getByRole("button", { name: payouts.approve.action }).click();
    await expect(manager.getByText(payouts.status.approved).first()).toBeVisible();
  });

  await test.step("it is sent, fetched and answered", async () => {
    await lead.reload();
    await lead.getByRole("button", { name: payouts.export.action }).click();
    const waiting = lead.waitForEvent("download");
    await lead.getByRole("link", { name: payouts.files["pain-001"] }).click();
    const xml = await readFile(await (await waiting).path(), "utf8");
    expect(xml).toContain("<IBAN>DE89370400440532013000</IBAN>");
    await agent.goto(`/queue/${reference}`);
    await expect(agent.locator("#payee").getByText(payee.state["at-bank"]).first()).toBeVisible();
    const ids = [...xml.matchAll(/<EndToEndId>(\w+)</g)].map((match) => match[1]);
    const today = new Date().toLocaleDateString("en-CA", { timeZone: "Asia/Taipei" });
    const table = (rows: string[]) => ({
      name: "answers.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`endToEndId,status,reason,date,reference\n${rows.join("\n")}\n`),
    });
    const answer = async (rows: string[]) => {
      await lead.locator("input[type=file]").setInputFiles(table(rows));
      await lead.getByRole("button", { name: payouts.import.action }).click();
    };
    await answer(["nobody,paid,,2026-11-20,"]);
    await expect(lead.getByText(payouts.import.problem["unknown-payment"])).toBeVisible();
    await answer(ids.map((id) => `${id},paid,,${today},BANK-1`));
    await expect(lead.getByText(payouts.status.settled).first()).toBeVisible();
    await expectAccessible(lead);
    await customer.goto(`/complaints/${reference}`);
    await expect(customer.getByRole("heading", { name: payee.title })).toHaveCount(0);
    const seen = await onDatabase("SELECT 1 FROM audit_entry WHERE action = 'payee-viewed'");
    expect(seen.length).toBeGreaterThan(0);
  });
  for (const page of [agent, lead, manager, customer]) await page.context().close();
});
