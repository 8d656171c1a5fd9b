import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, fixedSecurityHeaders } from "@/lib/http/security-headers";

const policy = contentSecurityPolicy({ nonce: "bm9uY2U=", isDevelopment: false, isHttps: true });

describe("the security headers of a page", () => {
  it("run only our own scripts", () => {
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  });

  it.each([
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "connect-src 'self'",
  ])("say %s", (directive) => expect(policy.split("; ")).toContain(directive));

  it("ask for TLS only where the public address has it", () => {
    expect(policy).toContain("upgrade-insecure-requests");
    const plain = contentSecurityPolicy({ nonce: "x", isDevelopment: false, isHttps: false });
    expect(plain).not.toContain("upgrade-insecure-requests");
    expect(new Map(fixedSecurityHeaders(false)).has("Strict-Transport-Security")).toBe(false);
    expect(new Map(fixedSecurityHeaders(true)).get("Strict-Transport-Security")).toMatch(/max-age=\d{8}/);
  });

  it("keep the referrer among our own pages", () => {
    expect(new Map(fixedSecurityHeaders(false)).get("Referrer-Policy")).toBe("same-origin");
  });
});
