import { describe, expect, it } from "vitest";
import { readSettings } from "@/lib/env";

function settings(source: Record<string, string>) {
  const result = readSettings(source);
  if (!result.ok) throw new Error(result.problems.join("; "));
  return result.settings;
}

function problems(source: Record<string, string>): string[] {
  const result = readSettings(source);
  return result.ok ? [] : result.problems;
}

describe("settings", () => {
  it("need nothing to be set", () => {
    expect(settings({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      dataDir: ".data",
      databaseUrl: null,
      demo: true,
      rateLimit: true,
      publicUrl: "http://127.0.0.1:3000",
      smtp: null,
      trustedProxies: [],
    });
  });

  it("take an empty variable as one that is not set", () => {
    expect(settings({ PORT: "", SMTP_URL: "", AMENDS_SECRET: "" })).toEqual(settings({}));
  });

  it.each([
    [{ PORT: "3001" }, "http://127.0.0.1:3001"],
    [{ HOST: "0.0.0.0", AMENDS_DEMO: "0" }, "http://localhost:3000"],
    [{ HOST: "::1" }, "http://[::1]:3000"],
    [{ AMENDS_PUBLIC_URL: "https://care.example.com/" }, "https://care.example.com"],
  ])("make the address of links from %o", (source, publicUrl) => {
    expect(settings(source).publicUrl).toBe(publicUrl);
  });

  it("make one SMTP address of its parts", () => {
    const parts = {
      SMTP_HOST: "mail.example.com",
      SMTP_USER: "a@b",
      SMTP_PASSWORD: "p/w",
      SMTP_FROM: "care@example.com",
    };
    expect(settings(parts).smtp).toEqual({
      url: "smtp://a%40b:p%2Fw@mail.example.com:587",
      from: "care@example.com",
    });
    expect(settings({ ...parts, SMTP_PORT: "465" }).smtp?.url).toMatch(/^smtps:.*:465$/);
  });

  it("list trusted proxies", () => {
    expect(settings({ AMENDS_TRUSTED_PROXIES: "10.0.0.5, 172.16.0.0/12,::1" }).trustedProxies).toEqual([
      "10.0.0.5",
      "172.16.0.0/12",
      "::1",
    ]);
  });
});

describe("a wrong setting", () => {
  it.each([
    ["PORT", "http", "PORT=3000"],
    ["PORT", "70000", "65535"],
    ["HOST", "no host", "HOST=127.0.0.1"],
    ["DATABASE_URL", "mysql://root@localhost/x", "postgresql://"],
    ["AMENDS_DEMO", "yes", "1 (demo data"],
    ["AMENDS_RATE_LIMIT", "1", "on or off"],
    ["AMENDS_POOL_SIZE", "0", "AMENDS_POOL_SIZE=10"],
    ["AMENDS_PUBLIC_URL", "https://example.com/complaints", "without a path"],
    ["AMENDS_SECRET", "short", "at least 32"],
    ["AMENDS_SETUP_CODE", "1234", "at least 8"],
    ["AMENDS_TRUSTED_PROXIES", "10.0.0.0/33", "172.16.0.0/12"],
    ["SMTP_URL", "http://mail", "smtp://"],
    ["SMTP_FROM", "nobody", "care@example.com"],
  ])("%s=%s is refused with its name and the mend", (name, value, mend) => {
    const [first, ...more] = problems({ [name]: value });
    expect(more).toEqual([]);
    expect(first).toContain(name);
    expect(first).toContain(mend);
  });

  it("is reported together with all others", () => {
    expect(problems({ PORT: "x", AMENDS_DEMO: "x", SMTP_URL: "x" })).toHaveLength(3);
  });

  it("shows no password and no secret", () => {
    const told = problems({
      DATABASE_URL: "mysql://root:hunter2@localhost/x",
      AMENDS_SECRET: "hunter2",
      SMTP_URL: "http://me:hunter2@mail",
    });
    expect(told).toHaveLength(3);
    expect(told.join()).not.toContain("hunter2");
  });
});

describe("settings that contradict each other", () => {
  it.each([
    [{ HOST: "0.0.0.0" }, "AMENDS_DEMO=0"],
    [{ HOST: "192.168.1.5", AMENDS_DEMO: "1" }, "HOST=127.0.0.1"],
    [{ SMTP_URL: "smtp://mail" }, "SMTP_FROM"],
    [{ SMTP_HOST: "mail", SMTP_FROM: "a@b.c", SMTP_USER: "a" }, "SMTP_PASSWORD"],
    [{ SMTP_HOST: "mail", SMTP_URL: "smtp://mail", SMTP_FROM: "a@b.c" }, "keep one"],
  ])("%o is refused and names %s", (source, mend) => {
    expect(problems(source).join()).toContain(mend);
  });

  it("demo mode may use any loopback address", () => {
    for (const HOST of ["127.0.0.1", "127.1.2.3", "localhost", "::1"]) expect(problems({ HOST })).toEqual([]);
  });
});
