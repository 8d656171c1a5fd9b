import { toCanonicalJson } from "../../lib/domain/compensation/json";
import { EU_261 } from "../../lib/domain/compensation/templates/eu-261";
import { expectAccessible } from "../support/accessible";
import { deskOf, fileComplaint, takeAndAssess } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase } from "../support/sign-in";

const PILOT = "eu-261-journey";

test.beforeAll(async () => {
  const document = toCanonicalJson({ ...EU_261.policy, id: PILOT });
  await onDatabase(
    `INSERT INTO policy_version (policy_id, version, status, document, effective_from, departments)
     VALUES ($1, 1, 'published', $2::jsonb, '2024-01-01', ARRAY['technology'])`,
    [PILOT, document],
  );
});
test.afterAll(async () => {
  await onDatabase("UPDATE policy_version SET status = 'retired' WHERE policy_id = $1", [PILOT]);
});

test("a tariff's measures are asked for with the assessment, and decide", async ({ page, browser }) => {
  const { reference } = await fileComplaint(page, {
    description: "My flight arrived almost four hours late because there was no crew.",
    name: "Ada Byron",
    email: `ada-${Date.now()}@example.com`,
  });
  const agent = await deskOf(browser, "agent");
  await takeAndAssess(agent, reference, { amountPaid: "49", provenLoss: "0", currency: "EUR" });

  // The category brings the case to another department, where a pilot is in force: it asks for more.
  await agent.locator("summary", { hasText: "Change assessment" }).click();
  await agent.locator("#assess-categoryKey").selectOption("account");
  await agent.locator("#assess-acceptance").selectOption("accepted-flawed");
  await agent.getByRole("button", { name: "Save assessment" }).click();
  const remedy = agent.locator("#remedy");
  await expect(remedy.getByText("Not yet measured: Late at the final destination.")).toBeVisible();

  await agent.getByLabel("Late at the final destination").fill("three hours");
  await agent.getByRole("button", { name: "Save assessment" }).click();
  await expect(agent.getByText("Write a whole number such as 220 or 1,200.")).toBeVisible();
  await agent.getByLabel("Late at the final destination").fill("220");
  await agent.getByLabel("Distance of the flight").fill("1,200");
  await agent.getByLabel("Day it happened").fill("2026-03-02");
  await expectAccessible(agent);
  await agent.getByRole("button", { name: "Save assessment" }).click();
  await expect(remedy.getByText("€250.00").first()).toBeVisible();
  await expect(agent.locator("#assessment dd", { hasText: "1,200" })).toBeVisible();
  await agent.context().close();
});
