import { expectAccessible } from "../support/accessible";
import { deskOf } from "../support/journey";
import { expect, test } from "../support/playwright";

test("a manager changes a clock's target, is told what is wrong, and publishes a version", async ({
  browser,
}) => {
  const manager = await deskOf(browser, "manager");
  await manager.goto("/settings/clocks");
  await expect(manager.getByRole("heading", { level: 2, name: "In force: version 1" })).toBeVisible();
  await manager.getByRole("button", { name: "Change the clocks" }).click();
  await manager.waitForURL("**/settings/clocks/draft");
  const card = manager
    .locator("details")
    .filter({ has: manager.locator("summary", { hasText: "Resolution" }) });
  await card.locator("summary").click();
  const target = card.getByLabel("Standard: target");

  await target.fill("");
  await expect(card.getByText("Use a whole number from 1 to 10,000.")).toBeVisible();
  await expect(manager.getByText("One thing is to mend before publishing")).toBeVisible();
  await expectAccessible(manager);
  await target.fill("72");
  const change = manager.locator("#changes").getByRole("row", { name: /Resolution/ });
  await expect(change).toContainText("80 hours");
  await expect(change).toContainText("72 hours");

  await manager.getByRole("button", { name: "Publish version 2" }).click();
  await expect(manager.getByText("Say why: whoever reads the version later will ask.")).toBeVisible();
  await expect(manager.getByText("As stored")).toBeVisible();
  await manager.getByLabel("Why (kept with the version)").fill("Customers wait too long.");
  await manager.getByRole("button", { name: "Publish version 2" }).click();
  await manager.waitForURL("**/settings/clocks/2");
  await expect(manager.getByText("Customers wait too long.")).toBeVisible();
  await expect(manager.locator("#clock-resolution")).toContainText("72 hours of opening hours");
  await expectAccessible(manager);
  await manager.goto("/settings/clocks");
  await expect(manager.locator("#versions").getByRole("row", { name: /Version 2/ })).toContainText("to come");
  await manager.context().close();
});
