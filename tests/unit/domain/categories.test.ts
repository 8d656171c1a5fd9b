import { describe, expect, it } from "vitest";
import { allRootCauses, CATEGORIES, CATEGORY_KEYS, causesOf, isCategoryKey } from "@/lib/domain/categories";

describe("categories", () => {
  it.each([
    ["service", "standard"],
    ["product", "standard"],
    ["suggestion", "standard"],
    ["safety", "urgent"],
    ["enquiry", "low"],
  ] as const)("%s starts as %s", (key, severity) => {
    expect(CATEGORIES[key].severity).toBe(severity);
  });

  it("only an enquiry starts as low", () => {
    expect(CATEGORY_KEYS.filter((key) => CATEGORIES[key].severity === "low")).toEqual(["enquiry"]);
  });

  it("names each root cause once, so that a cause alone can be counted", () => {
    const causes = allRootCauses();
    expect(new Set(causes).size).toBe(causes.length);
  });

  it("offers other as the last cause of every category", () => {
    for (const key of CATEGORY_KEYS) {
      expect(causesOf(key).length).toBeGreaterThan(1);
      expect(causesOf(key).at(-1)).toBe("other");
    }
  });

  it("tells a key from any other text", () => {
    expect(isCategoryKey("billing")).toBe(true);
    expect(isCategoryKey("toString")).toBe(false);
  });
});
