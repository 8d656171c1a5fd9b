"use server";

import { headers } from "next/headers";
import { requestLink } from "@/lib/complaints/mutations/request-link";
import type { LostLinkState } from "@/lib/complaints/tracking-state";
import { normaliseEmail } from "@/lib/customers/schema";
import { parseReference } from "@/lib/domain/reference";
import { clientAddress } from "@/lib/http/client-address";
import { logError } from "@/lib/log/logger";
import { databaseNow } from "@/lib/now";
import { takeFromWindow, takeFromWindows } from "@/lib/rate-limit/mutations";

const HOUR_MS = 60 * 60_000;
const ADDRESS_LIMIT = { limit: 20, windowMs: HOUR_MS } as const;
/** Of one reference with one address: whoever guesses addresses does not wear out the tries of the right one. */
const PAIR_LIMIT = { limit: 5, windowMs: HOUR_MS } as const;
const REFERENCE_LIMIT = { limit: 60, windowMs: HOUR_MS } as const;

/** Answers alike and does the same work, whether or not reference and address belong together. */
export async function askForLink(before: LostLinkState, form: FormData): Promise<LostLinkState> {
  const now = databaseNow();
  const [reference, email] = [String(form.get("reference") ?? ""), String(form.get("email") ?? "")];
  const again = (problems: LostLinkState["problems"]): LostLinkState => ({
    attempt: before.attempt + 1,
    reference,
    email,
    problems,
    done: false,
  });
  const parsed = { reference: parseReference(reference), email: normaliseEmail(email) };
  if (parsed.reference === null || parsed.email === null) {
    const missing = reference.trim() === "" ? "reference-missing" : "reference-wrong";
    return again({
      ...(parsed.reference === null ? { reference: missing } : {}),
      ...(parsed.email === null ? { email: "email-wrong" } : {}),
    });
  }
  const sent = await headers();
  const address = clientAddress((name) => sent.get(name));
  const work = { reference: parsed.reference, email: parsed.email };
  const outcome = await attempt(work, { address, now });
  return outcome === "done" ? { ...again({}), done: true } : again({ reference: outcome });
}

type Who = { address: string; now: Date };

/** Too many tries at one reference are dropped without a word: the answer would tell that others try as well. */
async function attempt(
  work: { reference: string; email: string },
  { address, now }: Who,
): Promise<"done" | "too-many" | "failed"> {
  try {
    if (!(await takeFromWindow(`lost-link:address:${address}`, ADDRESS_LIMIT, now))) return "too-many";
    const { reference, email } = work;
    const wait = await takeFromWindows(
      [
        { key: `lost-link:reference:${reference}`, window: REFERENCE_LIMIT },
        { key: `lost-link:pair:${reference}|${email}`, window: PAIR_LIMIT },
      ],
      now,
    );
    if (wait === null) await requestLink(work);
    return "done";
  } catch (error) {
    logError(error, "lost link failed");
    return "failed";
  }
}
