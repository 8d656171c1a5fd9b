import { describe, expect, it } from "vitest";
import { addressBehind } from "@/lib/http/client-address";

const proxies = ["10.0.0.5", "172.16.0.0/12", "fd00::/8"];

describe("the client's address", () => {
  it.each([
    ["a direct connection", "203.0.113.7", null, "203.0.113.7"],
    ["a header made up by the client", "203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["one proxy of ours", "10.0.0.5", "203.0.113.7", "203.0.113.7"],
    ["a forged entry before the real one", "10.0.0.5", "198.51.100.1, 203.0.113.7", "203.0.113.7"],
    ["two proxies of ours", "10.0.0.5", "203.0.113.7, 172.20.1.1", "203.0.113.7"],
    ["a proxy by IPv6 range", "fd00::1", "2001:db8::7", "2001:db8::7"],
    ["IPv4 in IPv6 clothes", "::ffff:203.0.113.7", null, "203.0.113.7"],
    ["an entry with a port", "10.0.0.5", "203.0.113.7:4711", "203.0.113.7"],
    ["nonsense behind a proxy", "10.0.0.5", "hello", "10.0.0.5"],
    ["a proxy that forwards nobody", "10.0.0.5", null, "10.0.0.5"],
    ["no connection known", null, "203.0.113.7", null],
  ])("%s", (_what, peer, forwardedFor, expected) => {
    expect(addressBehind({ peer, forwardedFor, trustedProxies: proxies })).toBe(expected);
  });
});
