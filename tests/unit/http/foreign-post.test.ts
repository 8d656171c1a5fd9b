import { describe, expect, it } from "vitest";
import { isForeignPost } from "@/lib/http/foreign-post";

const base = {
  method: "POST",
  origin: "https://care.example.com",
  host: "care.example.com",
  secFetchSite: null,
  publicUrl: null,
};

describe("isForeignPost", () => {
  it.each([
    { name: "our own form", given: base, expected: false },
    {
      name: "our own form, seen as http behind a TLS proxy",
      given: { ...base, host: "CARE.example.com" },
      expected: false,
    },
    { name: "another site", given: { ...base, origin: "https://evil.example" }, expected: true },
    { name: "Origin: null", given: { ...base, origin: "null" }, expected: true },
    {
      name: "an origin that only starts like ours",
      given: { ...base, origin: "https://care.example.com.evil.example" },
      expected: true,
    },
    { name: "another port", given: { ...base, origin: "https://care.example.com:8443" }, expected: true },
    {
      name: "a file or extension",
      given: { ...base, origin: "chrome-extension://care.example.com" },
      expected: true,
    },
    { name: "no origin, not a browser", given: { ...base, origin: null }, expected: false },
    {
      name: "no origin, cross-site by the browser's word",
      given: { ...base, origin: null, secFetchSite: "cross-site" },
      expected: true,
    },
    { name: "a sister domain", given: { ...base, origin: null, secFetchSite: "same-site" }, expected: true },
    {
      name: "a proxy that rewrites Host",
      given: { ...base, host: "10.0.0.7:3000", publicUrl: new URL("https://care.example.com") },
      expected: false,
    },
    { name: "no host at all", given: { ...base, host: null }, expected: true },
    { name: "a read", given: { ...base, method: "GET", origin: "https://evil.example" }, expected: false },
    {
      name: "a delete from elsewhere",
      given: { ...base, method: "delete", origin: "https://evil.example" },
      expected: true,
    },
  ])("$name → $expected", ({ given, expected }) => {
    expect(isForeignPost(given)).toBe(expected);
  });
});
