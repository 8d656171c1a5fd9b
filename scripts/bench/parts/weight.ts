import { chromium } from "@playwright/test";
import { paths } from "@/lib/paths";
import { findBrowser } from "../../test/browser";
import { BROWSER_FLAGS } from "../../test/browser-flags";
import { kilobytes } from "../figures";
import type { Scene } from "../scene";

/** All bytes of a first visit as they cross the wire, compressed, with an empty cache. */
async function bytesOf(url: string, cookie: string | null): Promise<number> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
  try {
    const context = await browser.newContext(cookie ? { extraHTTPHeaders: { cookie } } : {});
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    let bytes = 0;
    await wire.send("Network.enable");
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    return bytes;
  } finally {
    await browser.close();
  }
}

export async function weightPart({ url, cookie }: Scene): Promise<string[]> {
  const form = await bytesOf(url + paths.newComplaint, null);
  const queue = await bytesOf(url + paths.queue, cookie);
  return [`Weight: first visit to the form ${kilobytes(form)}, to the queue ${kilobytes(queue)}`];
}
