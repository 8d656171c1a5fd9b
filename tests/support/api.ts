import { randomUUID } from "node:crypto";
import { makeCredential } from "@/lib/api-credentials/mutations";
import { API_SCOPES, type ApiScope } from "@/lib/auth/scopes";
import { aColleague } from "./factories/desk";

const ORIGIN = "https://amends.example";
/** A complaint of a customer of its own, so that none looks like one of many. */
export function aComplaint() {
  return {
    customer: { name: "Ana Ruiz", email: `${randomUUID()}@example.com` },
    subject: "A late parcel",
    description: "My parcel is a week late.",
  };
}

type Call = { method?: string; headers?: Record<string, string>; body?: unknown };

/** A request as a program sends it; an object as body goes as JSON, a string as it is. */
export function call(path: string, { method, headers = {}, body }: Call = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(`${ORIGIN}${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    // Each test comes from an address of its own, so that none fills the window of another.
    headers: {
      "x-forwarded-for": "203.0.113.7",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: text }),
  });
}

/** An address that no other test uses. */
export function anAddress(): string {
  const hex = randomUUID().replaceAll("-", "");
  return `2001:db8:${hex.slice(0, 4)}:${hex.slice(4, 8)}::${hex.slice(8, 12)}`;
}

/** A credential made by a manager, with its secret. */
export async function aCredential(
  scopes: readonly ApiScope[] = API_SCOPES,
  now = new Date(),
): Promise<{ id: string; secret: string; maker: Awaited<ReturnType<typeof aColleague>> }> {
  const maker = await aColleague("manager");
  const name = `Program ${randomUUID().slice(0, 8)}`;
  const made = await makeCredential(maker, { name, scopes: [...scopes], lifetimeDays: null }, now);
  if (!made.ok) throw new Error(made.reason);
  return { ...made.value, maker };
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

export function pathOf<Params>(params: Params): { params: Promise<Params> } {
  return { params: Promise.resolve(params) };
}
