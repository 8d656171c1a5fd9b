import { test as base, expect, type Page, type Response } from "@playwright/test";

export { expect } from "@playwright/test";

/** Playwright's test with one law added: no page asks anything of a third party. */
export const test = base.extend<{ firstPartyOnly: undefined }>({
  firstPartyOnly: [
    async ({ context, baseURL }, use) => {
      const home = new URL(baseURL ?? "").host;
      const strangers: string[] = [];
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol) && url.host !== home) strangers.push(request.url());
      });
      await use(undefined);
      expect(strangers, "requests to third parties").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page and waits until its scripts have taken it over, which React notes on each element it has gone through. */
export async function openReady(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((key) => key.startsWith("__reactFiber$"));
  });
  return response;
}
