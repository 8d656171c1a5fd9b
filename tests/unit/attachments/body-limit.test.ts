import { describe, expect, it } from "vitest";
import { MAX_BODY_BYTES, MAX_FILE_BYTES, MAX_FORM_BYTES } from "@/lib/attachments/limits";
import { isTooLarge, tooLargePage } from "@/lib/http/body-limit";
import { LOCALES } from "@/lib/i18n/config";
import config from "@/next.config.js";

const MEGABYTE = 1024 * 1024;
const inBytes = (size: unknown) => Number(/^(\d+)mb$/.exec(String(size))?.[1]) * MEGABYTE;

describe("how much is read", () => {
  it("is as much as the forms promise, and the framework's limits agree", () => {
    expect(MAX_FILE_BYTES).toBeLessThan(MAX_FORM_BYTES);
    expect(MAX_FORM_BYTES).toBeLessThan(MAX_BODY_BYTES);
    expect(inBytes(config.experimental?.serverActions?.bodySizeLimit)).toBe(MAX_BODY_BYTES);
    // The proxy would cut a body off where the other refuses it.
    expect(inBytes(config.experimental?.proxyClientMaxBodySize)).toBeGreaterThan(MAX_BODY_BYTES);
  });

  it.each([
    ["/complaints/new", 30 * MEGABYTE, false],
    ["/complaints/AM-7K3F-92QX", 30 * MEGABYTE, false],
    ["/queue/AM-7K3F-92QX", 30 * MEGABYTE, false],
    ["/queue/new", 33 * MEGABYTE, true],
    ["/login", 2 * MEGABYTE, true],
    ["/feedback/token", 2 * MEGABYTE, true],
    ["/complaints/AM-7K3F-92QX/files/key", 2 * MEGABYTE, true],
    ["/settings/staff", 1000, false],
  ])("%s with %i bytes: refused %s", (path, bytes, refused) => {
    expect(isTooLarge(path, String(bytes))).toBe(refused);
  });

  it("is not refused where the request does not say", () => {
    expect(isTooLarge("/complaints/new", null)).toBe(false);
    expect(isTooLarge("/complaints/new", "many")).toBe(false);
  });

  it.each(LOCALES)("is explained in %s", (locale) => {
    const page = tooLargePage(locale);
    expect(page).toContain(`lang="${locale}"`);
    expect(page).toContain("25 MB");
    expect(page).not.toContain("{total}");
  });
});
