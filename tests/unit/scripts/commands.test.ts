import { describe, expect, it } from "vitest";
import { checkNode } from "@/scripts/bootstrap.mjs";
import { readArguments as startArguments } from "@/scripts/start/main";
import { readArguments as testArguments, withoutSettings } from "@/scripts/test/main";
import { PARTS } from "@/scripts/test/parts";

describe("npm start", () => {
  it("starts, or develops, or helps", () => {
    expect(startArguments([])).toBe("start");
    expect(startArguments(["--dev"])).toBe("dev");
    expect(startArguments(["--help"])).toBe("help");
  });

  it.each([[["--prod"]], [["--dev", "--fast"]], [["dev"]]])("refuses %o by name", (args) => {
    expect(() => startArguments(args)).toThrow(args.join(" "));
  });

  it.each(["18.20.0", "20.18.9"])("refuses Node %s in one sentence", (version) => {
    expect(() => checkNode(version)).toThrow(
      `Amends needs Node.js 20.19 or newer, this is ${version}: install a newer one from nodejs.org.`,
    );
  });

  it.each(["20.19.0", "22.0.0", "26.1.0"])("takes Node %s", (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
});

describe("npm test", () => {
  it("runs everything unless told otherwise", () => {
    expect(testArguments([])).toEqual({ parts: [...PARTS], filters: [] });
    expect(testArguments(["e2e", "unit", "ledger"])).toEqual({ parts: ["unit", "e2e"], filters: ["ledger"] });
    expect(() => testArguments(["--watch"])).toThrow("--watch");
  });

  it("keeps the user's own settings out", () => {
    const kept = withoutSettings({
      PATH: "/bin",
      DATABASE_URL: "x",
      AMENDS_DEMO: "0",
      SMTP_URL: "x",
      PORT: "1",
      PGPASSWORD: "x",
      NODE_ENV: "test",
    });
    expect(kept).toEqual({ PATH: "/bin", NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  });
});
