import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { GET as track } from "@/app/api/v1/complaints/[reference]/route";
import { POST } from "@/app/api/v1/complaints/route";
import { filedComplaint } from "@/lib/api/complaint-schema";
import { aComplaint, anAddress, call, pathOf } from "./api";

export const PATH = "/api/v1/complaints";

/** Files over the API, from an address of its own unless the headers say otherwise. */
export const file = (body: unknown, headers: Record<string, string> = {}) =>
  POST(call(PATH, { body, headers: { "x-forwarded-for": anAddress(), ...headers } }));

/** Asks how a complaint stands. */
export const follow = (reference: string, headers: Record<string, string> = {}) =>
  track(
    call(`${PATH}/${reference}`, { headers: { "x-forwarded-for": anAddress(), ...headers } }),
    pathOf({ reference }),
  );

export const key = (value: string = randomUUID()) => ({ "idempotency-key": value });

export const filed = async (body: unknown = aComplaint()) =>
  filedComplaint.parse(await (await file(body)).json());

/** The body of a refusal, which must come in the one form of all refusals. */
export async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  return await response.json();
}
