import { describe, expect, it } from "vitest";
import { normaliseOrderReference, subjectOf } from "@/lib/domain/complaint-text";

describe("the subject", () => {
  it.each([
    ["My parcel is late. I want my money back.", "My parcel is late."],
    ["包裹遲了三天,也沒有人回覆。我要退款。", "包裹遲了三天,也沒有人回覆。"],
    ["Hi\nmy parcel is late", "Hi"],
    ["It cost 12.50 and broke", "It cost 12.50 and broke"],
    ["😀".repeat(100), `${"😀".repeat(79)}…`],
  ])("%s → %s", (text, subject) => {
    expect(subjectOf(text)).toBe(subject);
  });

  it("cuts a long line at a word", () => {
    const subject = subjectOf(`${"word ".repeat(30)}`);
    expect(subject).toMatch(/ word…$/);
    expect([...subject].length).toBeLessThanOrEqual(80);
  });
});

it("compares order references in one form", () => {
  expect(normaliseOrderReference(" ａb-１２  x ")).toBe("AB-12 X");
});
