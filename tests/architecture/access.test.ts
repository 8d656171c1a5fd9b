import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ACTIONS, type Gate, ROUTES } from "../support/access-table";

const ROOT = resolve(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

const sources = ["app", "lib", "components"].flatMap(filesUnder).filter((file) => /\.tsx?$/.test(file));
const routeFiles = sources.filter((file) => /^app\/(.*\/)?(page\.tsx|route\.tsx?)$/.test(file));
const actionFiles = sources.filter((file) => /^"use server";?/m.test(read(file)));

/** The URL a file answers, with its parameters in brackets: groups are no part of it. */
function patternOf(file: string): string {
  const folders = file.split("/").slice(1, -1);
  return `/${folders.filter((name) => !name.startsWith("(")).join("/")}`;
}

/** The code of one exported function, up to the next one. */
function bodyOf(text: string, name: string): string {
  const start = text.search(new RegExp(`export (default )?(async )?function ${name}\\b`));
  const rest = text.slice(start);
  const end = rest.search(/\n}\n/);
  return end < 0 ? rest : rest.slice(0, end);
}

/** What the code must wait for first, as it is written there. */
function firstWaitOf(gate: Gate): RegExp | null {
  switch (gate.kind) {
    case "permission":
      return new RegExp(`requireStaff\\((.* : |.*\\? )?"${gate.permission.replace(".", "\\.")}"\\)`);
    case "signed-in":
      return /requireSignedIn\(\)/;
    case "quiet":
      return /currentStaff\(\)/;
    default:
      return null;
  }
}

const firstWait = (body: string) => /\bawait\s+([^;\n]+)/.exec(body)?.[1] ?? "";

/** The proof that must be asked for somewhere in the file, where it is not asked for first. */
const PROOF: Partial<Record<Gate["kind"], RegExp>> = {
  "complaint-link": /await customerProof\(/,
  token: /openLink\(|surveyByToken\(/,
  bearer: /authorization/,
};

describe("who may reach what", () => {
  it("every page and route handler has a row, and every row a page or route handler", () => {
    expect([...new Set(routeFiles.map(patternOf))].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it("every server action has a row, and every row a server action", () => {
    const found = Object.fromEntries(
      actionFiles.map((file) => {
        const names = [...read(file).matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)];
        return [file, names.map((match) => match[1] ?? "").sort()];
      }),
    );
    const listed = Object.entries(ACTIONS).map(([file, rows]) => [file, Object.keys(rows).sort()] as const);
    expect(found).toEqual(Object.fromEntries(listed));
  });

  it("no action hides inside a page or component", () => {
    const inline = sources.filter((file) => /^\s+["']use server["']/m.test(read(file)));
    expect(inline).toEqual([]);
  });

  it.each(routeFiles.map((file) => ({ file })))(
    "$file asks its own gate before anything else",
    ({ file }) => {
      const gate = ROUTES[patternOf(file)]?.gate ?? { kind: "anybody", why: "" };
      const text = read(file);
      const expected = firstWaitOf(gate);
      const handler = file.endsWith("page.tsx") ? "\\w*Page" : "GET";
      if (expected) expect(firstWait(bodyOf(text, handler))).toMatch(expected);
      const proof = PROOF[gate.kind];
      if (proof) expect(proofsIn(file)).toMatch(proof);
    },
  );

  it.each(
    Object.entries(ACTIONS).flatMap(([file, rows]) =>
      Object.entries(rows).map(([name, gate]) => ({ file, name, gate })),
    ),
  )("$name in $file asks its own gate before anything else", ({ file, name, gate }) => {
    const text = read(file);
    const expected = firstWaitOf(gate);
    if (expected) expect(firstWait(bodyOf(text, name))).toMatch(expected);
    const proof = PROOF[gate.kind];
    if (proof) expect(text).toMatch(proof);
  });

  it("no gate is asked by the proxy or by a layout alone: both may be deleted", () => {
    expect(read("proxy.ts")).not.toMatch(/requireStaff|getServerSession|currentStaff|customerProof/);
    const layouts = sources.filter((file) => /^app\/.*layout\.tsx$/.test(file));
    for (const file of layouts) expect(read(file), file).not.toMatch(/requireStaff\(|customerProof\(/);
  });
});

/** A route's own text, and that of our modules it takes its gate from. */
function proofsIn(file: string): string {
  const text = read(file);
  const modules = [...text.matchAll(/from "@\/(lib\/(?:api|api-credentials|http|metrics)[^"]*)"/g)];
  return [text, ...modules.map((match) => read(`${match[1]}.ts`))].join("\n");
}
