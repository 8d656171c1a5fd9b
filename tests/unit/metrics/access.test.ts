import { describe, expect, it } from "vitest";
import type { RequestContext } from "@/lib/http/request-context";
import { metricsAccess } from "@/lib/metrics/access";

const TOKEN = "0123456789abcdef0123456789abcdef";

function from(peer: string | null, isForwarded = false): RequestContext {
  return { id: "one", peer, forwardedFor: null, isForwarded, response: null, actor: null };
}

describe("metricsAccess", () => {
  it.each([
    ["127.0.0.1", false, "allowed"],
    ["::1", false, "allowed"],
    ["::ffff:127.0.0.1", false, "allowed"],
    ["203.0.113.7", false, "hidden"],
    ["10.0.0.1", false, "hidden"],
    [null, false, "hidden"],
    // A proxy on this machine speaks for strangers.
    ["127.0.0.1", true, "hidden"],
  ] as const)("without a token, %s (forwarded: %s) is %s", (peer, isForwarded, expected) => {
    expect(metricsAccess({ authorization: null, context: from(peer, isForwarded), token: null })).toBe(
      expected,
    );
  });

  it("without a token and without a known connection is hidden", () => {
    expect(metricsAccess({ authorization: `Bearer ${TOKEN}`, context: null, token: null })).toBe("hidden");
  });

  it.each([
    [`Bearer ${TOKEN}`, "allowed"],
    [`bearer ${TOKEN}`, "allowed"],
    [`Bearer ${TOKEN}x`, "unauthorized"],
    [`Bearer ${TOKEN.slice(1)}`, "unauthorized"],
    ["Bearer ", "unauthorized"],
    [TOKEN, "unauthorized"],
    [null, "unauthorized"],
  ] as const)("with a token, %s is %s, also from this machine", (authorization, expected) => {
    expect(metricsAccess({ authorization, context: from("127.0.0.1"), token: TOKEN })).toBe(expected);
  });
});
