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

/**
 * Waits until the page's scripts have taken it over, which React notes on each element it has gone through: all that can
 * be typed into or pressed, since parts that came later are taken over later. What listens is added a frame after that.
 */
export async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isTaken = (one: Element) => Object.keys(one).some((key) => key.startsWith("__reactFiber$"));
    const main = document.querySelector("main");
    const controls = "main :is(button, input:not([type=hidden]), select, textarea, summary)";
    return main !== null && isTaken(main) && [...document.querySelectorAll(controls)].every(isTaken);
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Opens a page and waits until it is ready for keys and clicks. */
export async function openReady(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await whenReady(page);
  return response;
}
