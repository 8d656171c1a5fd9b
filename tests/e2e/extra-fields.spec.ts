import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { formsOf } from "../support/forms";
import { ask, fileByHttp, send } from "../support/http";
import { onDatabase, PEOPLE, type Person, sessionCookie } from "../support/sign-in";

// Without a browser: a colleague sends more than the form asks for. The desk's and the money's forms are read field by
// field, so that more is dropped; what is about colleagues and settings refuses it.

test.describe("fields that a colleague's form does not have", () => {
  const MORE: [string, string][] = [
    ["status", "closed"],
    ["severity", "low"],
    ["customerId", "00000000-0000-7000-8000-000000000000"],
    ["promiseDueAt", "2099-01-01"],
    ["linkVersion", "99"],
    ["role", "admin"],
    ["__proto__", "1"],
  ];
  const idOf = async (person: Person) =>
    (await onDatabase<{ id: string }>("SELECT id FROM staff WHERE email = $1", [PEOPLE[person]]))[0]?.id ??
    "";
  const formWith = async (path: string, cookie: string, names: readonly string[]) => {
    const forms = formsOf((await ask(path, { cookie })).body);
    const found = forms.find(({ fields }) => names.every((name) => fields.some(([one]) => one === name)));
    if (!found) throw new Error(`${path} has no form with ${names}`);
    return found.fields.map(([name, , value]): [string, string] => [name, value]);
  };

  test("change nothing on a case beside what the form is for", async () => {
    const { reference } = await fileByHttp({ description: `Extra fields ${randomUUID()}` });
    const rowOf = async () => {
      const [row] = await onDatabase<{ row: Record<string, unknown> }>(
        "SELECT to_jsonb(c) AS row FROM complaint c WHERE reference = $1",
        [reference],
      );
      return Object.entries(row?.row ?? {});
    };
    const cookie = await sessionCookie("agent");
    const path = `/queue/${reference}`;
    const before = new Map(await rowOf());
    const form = await formWith(path, cookie, ["complaintId", "to"]);
    const more = [...MORE, ["assignee_id", await idOf("lead")] as const];
    expect((await send(path, [...form, ...more], { cookie })).status).toBe(200);
    const changed = (await rowOf()).filter(([name, value]) => `${before.get(name)}` !== `${value}`);
    expect(changed.map(([name]) => name).sort()).toEqual(["assignee_id", "updated_at", "version"]);
    expect(new Map(changed).get("assignee_id")).toBe(await idOf("agent"));
  });

  test("refuse the whole form where it is about colleagues", async () => {
    const cookie = await sessionCookie("admin");
    const path = "/settings/staff";
    const countOf = async (email: string) =>
      (await onDatabase<{ n: number }>("SELECT count(*)::int AS n FROM staff WHERE email = $1", [email]))[0]
        ?.n;
    const filled = async (email: string) =>
      (await formWith(path, cookie, ["name", "email", "role", "password"])).map(
        ([name, value]): [string, string] => [
          name,
          { name: "Extra Field", email, role: "auditor", password: randomUUID() }[name] ?? value,
        ],
      );
    for (const more of [
      ["mustChangePassword", "false"],
      ["id", randomUUID()],
      ["__proto__", "1"],
    ] as const) {
      const email = `${randomUUID()}@demo.example`;
      await send(path, [...(await filled(email)), more], { cookie });
      expect(await countOf(email), more[0]).toBe(0);
    }
    const email = `${randomUUID()}@demo.example`;
    await send(path, await filled(email), { cookie });
    expect(await countOf(email)).toBe(1);
  });
});
