import { describe, expect, it } from "vitest";
import { returnPath } from "@/lib/http/return-path";

describe("returnPath", () => {
  it.each([
    ["http://care.example/zh-Hant/policy?x=1", "/policy?x=1"],
    ["http://care.example/queue?q=%E5%8C%85", "/queue?q=%E5%8C%85"],
    ["http://care.example//evil.example/x", "/evil.example/x"],
    ["http://care.example/zh-Hans//evil.example", "/evil.example"],
    ["http://care.example/\\evil.example", "/evil.example"],
    ["http://evil.example/queue", "/"],
    ["not a url", "/"],
    [null, "/"],
  ])("%s → %s", (referer, expected) => {
    expect(returnPath(referer, "care.example")).toBe(expected);
  });
});
