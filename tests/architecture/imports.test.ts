import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");
const PURE_LIBRARIES = new Set(["temporal-polyfill"]);

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(ROOT, path)).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** The modules a file imports: project paths relative to the root, packages by their own name. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const found = [...text.matchAll(/(?:from\s+|import\s+|import\()["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return found.map((target) => {
    if (target.startsWith("@/")) return target.slice(2);
    if (target.startsWith(".")) return relative(ROOT, resolve(ROOT, dirname(file), target));
    return target;
  });
}

const files = ["app", "components", "lib"].flatMap(sourceFiles);
const offenders = (applies: (file: string) => boolean, forbids: (target: string, file: string) => boolean) =>
  files.filter(applies).flatMap((file) =>
    importsOf(file)
      .filter((target) => forbids(target, file))
      .map((target) => `${file} imports ${target}`),
  );

const isKnownFile = (name: string) => (target: string) => new RegExp(`^lib/.+/${name}$`).test(target);
const isQueries = isKnownFile("queries(/.*)?");
const isMutations = isKnownFile("mutations(/.*)?");

describe("what may import what", () => {
  it("lib/domain imports only lib/domain and pure libraries", () => {
    expect(
      offenders(
        (file) => file.startsWith("lib/domain/"),
        (target) => !target.startsWith("lib/domain/") && !PURE_LIBRARIES.has(target),
      ),
    ).toEqual([]);
  });

  it("lib never imports app or components", () => {
    expect(
      offenders(
        (file) => file.startsWith("lib/"),
        (target) => /^(app|components)\//.test(target),
      ),
    ).toEqual([]);
  });

  it("components get their data by props", () => {
    expect(
      offenders(
        (file) => file.startsWith("components/"),
        (target) => isQueries(target) || isMutations(target) || target.startsWith("lib/db"),
      ),
    ).toEqual([]);
  });

  it("only lib/db knows Prisma", () => {
    expect(
      offenders(
        (file) => !file.startsWith("lib/db/"),
        (target) => /^(@prisma\/|prisma\/generated)/.test(target) || target === "pg",
      ),
    ).toEqual([]);
  });

  it("only queries, mutations and jobs know lib/db", () => {
    const mayKnow = /^lib\/(db|jobs|health)\/|\/(queries|mutations|jobs)(\/[^/]+)?\.ts$/;
    expect(
      offenders(
        (file) => !mayKnow.test(file),
        (target) => target.startsWith("lib/db"),
      ),
    ).toEqual([]);
  });

  it("pages write through actions; only route handlers and jobs call mutations", () => {
    // next-auth's callbacks are the actions of signing in; that a page was looked at is recorded after its answer.
    const mayCall =
      /^app\/.*route\.tsx?$|^lib\/.+\/(actions|jobs|mutations)(\/[^/]+)?\.ts$|^lib\/jobs\/|^lib\/auth\/(config|sign-in)\.ts$|^lib\/audit\/looks\.ts$/;
    expect(
      offenders(
        (file) => !mayCall.test(file),
        (target) => isMutations(target),
      ),
    ).toEqual([]);
  });

  it("components/ui knows no complaint", () => {
    expect(
      offenders(
        (file) => file.startsWith("components/ui/"),
        (target) => /^(components|lib)\//.test(target) && !/^(components\/ui\/|lib\/cn$)/.test(target),
      ),
    ).toEqual([]);
  });

  it("lib/<noun> folders import each other without cycles", () => {
    const noun = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1];
    const edges = new Map<string, Set<string>>();
    for (const file of files) {
      const from = noun(file);
      for (const target of importsOf(file)) {
        const to = noun(target);
        if (!from || !to || from === to || !file.startsWith("lib/")) continue;
        edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    const cycles: string[] = [];
    const walk = (at: string, path: string[]): void => {
      if (path.includes(at)) {
        cycles.push([...path.slice(path.indexOf(at)), at].join(" -> "));
        return;
      }
      for (const next of edges.get(at) ?? []) walk(next, [...path, at]);
    };
    for (const start of edges.keys()) walk(start, []);
    expect(cycles).toEqual([]);
  });
});

describe("habits", () => {
  it("process.env is read in lib/env.ts only", () => {
    const readers = files.filter((file) => readFileSync(join(ROOT, file), "utf8").includes("process.env"));
    expect(readers.filter((file) => file !== "lib/env.ts")).toEqual([]);
  });

  it("nothing in lib/domain reads the clock or rolls dice", () => {
    const impure = /new Date\(\)|Date\.now\(|Math\.random\(|Temporal\.Now/;
    const offending = files
      .filter((file) => file.startsWith("lib/domain/"))
      .filter((file) => impure.test(readFileSync(join(ROOT, file), "utf8")));
    expect(offending).toEqual([]);
  });

  it("no source file is longer than 300 lines", () => {
    const long = files.filter((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 300);
    expect(long).toEqual([]);
  });
});
