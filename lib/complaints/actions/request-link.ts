"use server";

import { headers } from "next/headers";
import { requestLink } from "@/lib/complaints/mutations/request-link";
import type { LostLinkState } from "@/lib/complaints/tracking-state";
import { normaliseEmail } from "@/lib/customers/schema";
import { parseReference } from "@/lib/domain/reference";
import { clientAddress } from "@/lib/http/client-address";
import { logError } from "@/lib/log/logger";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

const HOUR_MS = 60 * 60_000;
const ADDRESS_LIMIT = { limit: 20, windowMs: HOUR_MS } as const;
const REFERENCE_LIMIT = { limit: 5, windowMs: HOUR_MS } as const;
/** Longer than the work takes, so that its length does not tell whether there was any. */
const ANSWER_AFTER_MS = 400;

/** Answers alike, in like time, whether or not reference and address belong together. */
export async function askForLink(before: LostLinkState, form: FormData): Promise<LostLinkState> {
  const now = new Date();
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
  const pause = new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS));
  const [outcome] = await Promise.all([attempt(work, { address, now }), pause]);
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
    if (await takeFromWindow(`lost-link:reference:${work.reference}`, REFERENCE_LIMIT, now))
      await requestLink(work, now);
    return "done";
  } catch (error) {
    logError(error, "lost link failed");
    return "failed";
  }
}
