import { describe, expect, it } from "vitest";
import { ROUTE_PATTERNS, routePattern } from "@/lib/http/route-pattern";

describe("routePattern", () => {
  it.each([
    ["/", "/"],
    ["/zh-Hant", "/"],
    ["/c/k3cr3t-t0ken", "/c/[token]"],
    ["/en/c/k3cr3t-t0ken?_rsc=1", "/c/[token]"],
    ["/queue?q=Anna", "/queue"],
    ["/queue/new", "/queue/new"],
    ["/queue/AM-7K2M-94QX", "/queue/[reference]"],
    ["/complaints/filed", "/complaints/filed"],
    ["/complaints/AM-7K2M-94QX", "/complaints/[reference]"],
    ["/api/auth/callback/credentials?email=anna@example.com", "/api/auth/[...nextauth]"],
    ["/_next/static/chunks/x.js", "/_next"],
    ["/anna@example.com", "unknown"],
    ["/queue/AM-7K2M-94QX/more/and/more", "unknown"],
    ["/c", "unknown"],
    ["http://evil.example/queue", "unknown"],
    ["", "/"],
    ["*", "unknown"],
    ["/__proto__", "unknown"],
  ])("%s → %s", (url, expected) => {
    expect(routePattern(url)).toBe(expected);
  });

  it("finds every pattern by itself", () => {
    for (const pattern of ROUTE_PATTERNS) {
      const url = pattern.replace(/\[(?:\.\.\.)?\w+\]/g, "Zebra");
      expect(routePattern(url)).toBe(pattern);
    }
  });
});
