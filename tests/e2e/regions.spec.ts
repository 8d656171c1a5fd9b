import { expectAccessible } from "../support/accessible";
import { deskOf } from "../support/journey";
import { expect, test } from "../support/playwright";

test("a region is added, a case is filed there, found by it and moved", async ({ browser }) => {
  test.setTimeout(120_000);
  const key = `harbour-${Date.now()}`;
  const manager = await deskOf(browser, "manager");
  await manager.goto("/settings/regions");
  const adding = manager.locator("#new-region");
  await adding.getByLabel("Short key").fill("North!");
  await adding.getByRole("button", { name: "Add a region" }).click();
  await expect(
    adding.getByText("Use small letters, digits and hyphens, beginning with a letter."),
  ).toBeVisible();
  await adding.getByLabel("Short key").fill(key);
  for (const [language, name] of [
    ["English", key],
    ["简体中文", "港口"],
    ["繁體中文", "港口"],
  ] as const)
    await adding.getByLabel(language).fill(name);
  await adding.getByRole("button", { name: "Add a region" }).click();
  await expect(manager.locator(`#${key}`)).toBeVisible();
  await manager.context().close();

  const agent = await deskOf(browser, "agent");
  await agent.goto("/queue/new");
  await agent.locator("[name=description]").fill("The ferry left before its time.");
  await agent.locator("[name=name]").fill("Ada Byron");
  await agent.locator("[name=region]").selectOption({ label: key });
  await agent.getByRole("button", { name: "File complaint" }).click();
  await expect(agent.locator("#complaint").getByText(key)).toBeVisible();

  await agent.goto("/queue");
  await agent.locator("#filter-region").selectOption(key);
  await expect(agent).toHaveURL(new RegExp(`region=${key}`));
  await expect(agent.locator("tbody tr")).toHaveCount(1);

  await agent.locator("tbody a").first().click();
  await agent.locator("#assess-impact").selectOption("minor");
  await agent.locator("#assess-categoryKey").selectOption("service");
  await agent.locator("#assess-failureKind").selectOption("service");
  await agent.locator("#assess-regionKey").selectOption("north");
  await expectAccessible(agent);
  await agent.getByRole("button", { name: "Save assessment" }).click();
  await expect(agent.locator("#timeline").getByText(`Region changed from ${key} to North`)).toBeVisible();
  await agent.context().close();
});
