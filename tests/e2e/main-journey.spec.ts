import { expectAccessible } from "../support/accessible";
import { deskOf, fileComplaint, takeAndAssess } from "../support/journey";
import { expect, test } from "../support/playwright";
import { wordsOf } from "../support/words";

const hant = wordsOf("zh-Hant");

test("a complaint in 繁體中文 goes all the way to a kept promise", async ({ page, browser }) => {
  const { reference, link } = await fileComplaint(page, {
    locale: "zh-Hant",
    description: "訂房已付12,000元，半夜到場卻說客滿，只好自己搭車350元換飯店，還帶著小孩，非常生氣！",
    orderReference: `HP-${Date.now()}`,
    amount: "12000",
    currency: "TWD",
    remedy: "退還房費與車資",
    name: "王曉明",
    email: `xiaoming-${Date.now()}@example.com`,
  });
  await expectAccessible(page);

  const agent = await deskOf(browser, "agent");
  await test.step("the agent finds it at the top of what is urgent, assesses it and asks for approval", async () => {
    await agent.goto("/queue?severity=urgent");
    await expect(agent.getByRole("link", { name: reference })).toBeVisible();
    await takeAndAssess(agent, reference, { amountPaid: "12000", provenLoss: "350", currency: "TWD" });
    await expectAccessible(agent);
    await agent.locator("summary", { hasText: "Send this remedy" }).click();
    await agent.getByRole("button", { name: "Ask for approval" }).click();
    await expect(agent.getByText("Waiting for approval").first()).toBeVisible();
  });

  await test.step("somebody else approves what is owed and what is offered", async () => {
    const approver = await deskOf(browser, "manager");
    await approver.goto("/approvals");
    await expectAccessible(approver);
    const waiting = approver.getByRole("article").filter({ hasText: reference });
    await expect(waiting.first()).toBeVisible();
    for (let left = await waiting.count(); left > 0; left -= 1) {
      await waiting.first().getByRole("button", { name: "Approve" }).click();
      await expect(waiting).toHaveCount(left - 1);
    }
    await approver.context().close();
  });

  await test.step("the customer accepts on the private page", async () => {
    await page.goto(link);
    await expect(page).toHaveURL(new RegExp(`/complaints/${reference}$`));
    await expect(page.getByText(hant.awards.customer.owedTitle).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: hant.awards.customer.accept }).click();
    await expect(page.getByText(hant.awards.customer.acceptedTitle).first()).toBeVisible();
  });

  await test.step("every remedy is delivered, and the case is closed with its cause", async () => {
    await agent.goto(`/queue/${reference}`);
    const undelivered = agent.locator("summary", { hasText: "Mark as delivered" });
    await expect(undelivered.first()).toBeVisible();
    for (let left = await undelivered.count(); left > 0; left -= 1) {
      await undelivered.first().click();
      // Money handed over by hand needs its proof; it may stand with everything else.
      await agent.getByLabel("Proof").first().fill(`TRF-${left}`);
      await agent.getByRole("button", { name: "Mark as delivered" }).first().click();
      await expect(undelivered).toHaveCount(left - 1);
    }
    await agent.reload();
    const closing = agent.locator("summary", { hasText: "End this case" });
    const outcome = agent.locator("#closing-outcome");
    await expect(outcome.or(closing).first()).toBeVisible();
    if (!(await outcome.isVisible())) await closing.click();
    await outcome.selectOption("upheld");
    await agent.locator("#closing-cause").selectOption("service-not-provided");
    await agent
      .locator("#closing-message")
      .fill("很抱歉讓您半夜奔波。當晚超收訂房是我們的疏失，房費與車資已退還。");
    await agent.locator("#closing-apology").check();
    await agent.locator("#closing-explanation").check();
    await agent.getByRole("button", { name: "End the case and tell the customer" }).click();
    await expect(agent.getByText(/Closed .*Upheld/)).toBeVisible();
  });

  await test.step("the customer says how it went", async () => {
    await agent.getByRole("button", { name: "Ask both now" }).click();
    await expect(agent.getByText(/no answer yet/).first()).toBeVisible();
    await page.goto(`/complaints/${reference}`);
    await page.getByRole("link", { name: hant.survey.invitation.action }).click();
    await expectAccessible(page);
    await page.getByLabel(hant.survey.csat[5]).check({ force: true });
    await page.getByLabel("9", { exact: true }).check({ force: true });
    const view = page.getByLabel(hant.survey.view.better);
    if (await view.isVisible()) await view.check({ force: true });
    const compensation = page.getByLabel(hant.survey.compensation[4], { exact: true });
    if (await compensation.isVisible()) await compensation.check({ force: true });
    await page.getByRole("button", { name: hant.survey.send }).click();
    await expect(page.getByRole("heading", { name: hant.survey.thanks.title })).toBeVisible();
  });

  await test.step("the manager sees it, and the books add up", async () => {
    const manager = await deskOf(browser, "manager");
    await manager.goto("/dashboard?period=7d");
    await expect(manager.getByRole("heading", { level: 1 })).toBeVisible();
    await manager.goto("/ledger");
    await expect(manager.getByText(reference).first()).toBeVisible();
    await manager.context().close();
  });
  await agent.context().close();
});
