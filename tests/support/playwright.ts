import { test as base, expect } from "@playwright/test";

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
