import type { History, Outcome } from "../history";
import { call } from "./web";

/** What a till asks for: its mark is its number of the purchase and the request's key. */
export type Purchase = { code: string; mark: string; amountMinor: bigint };

/** Everything that was said of one purchase. */
type Told = { purchase: Purchase; outcome: Outcome; answer: string | null };

const REFUSED: ReadonlySet<number> = new Set([409, 410]);
/** A busy or broken house: whether anything was taken, nobody can know. */
const OPEN: ReadonlySet<number> = new Set([429, 500, 502, 503]);

export type Till = ReturnType<typeof tillOf>;

/** A shop's till: it redeems vouchers through the API and sends again what it got no answer to, under the same key. */
export function tillOf(origin: string, history: History) {
  const told = new Map<string, Told>();
  let credential = "";

  function settle(purchase: Purchase, outcome: Outcome, answer: string | null): Outcome {
    const { mark } = purchase;
    const before = told.get(mark);
    history.note("redeem", mark, outcome);
    if (before?.answer && outcome !== "unknown" && before.answer !== answer)
      history.complain(
        `purchase ${mark} was answered ${before.answer}, and then ${answer ?? "with a refusal"}`,
      );
    const known = before && (before.answer !== null || outcome === "unknown");
    told.set(mark, known ? before : { purchase, outcome, answer });
    return outcome;
  }

  async function redeem(purchase: Purchase): Promise<Outcome> {
    const { code, mark, amountMinor } = purchase;
    const amount = { amount: decimal(amountMinor), currency: "TWD" };
    const sent = await call(`${origin}/api/v1/vouchers/${code}/redemptions`, {
      method: "POST",
      body: JSON.stringify({ amount, reference: mark }),
      headers: {
        authorization: `Bearer ${credential}`,
        "content-type": "application/json",
        "idempotency-key": mark,
      },
    });
    if (!sent.answer) {
      // What was never sent says nothing of what was sent before.
      if (!sent.sent) history.note("redeem", mark, "fail");
      return sent.sent ? settle(purchase, "unknown", null) : "unknown";
    }
    const { status, text } = sent.answer;
    if (status === 201) return settle(purchase, "ok", text);
    if (REFUSED.has(status)) return settle(purchase, "fail", null);
    if (!OPEN.has(status)) history.complain(`purchase ${mark} was answered ${status}: ${text}`);
    return settle(purchase, "unknown", null);
  }

  return {
    redeem,
    open(secret: string) {
      credential = secret;
    },

    /** In calm, the same once more: what was taken is told in the same words, what was refused is refused again. */
    async askAgain(most: number): Promise<void> {
      const all = [...told.values()];
      const unsure = all.filter(({ outcome }) => outcome === "unknown");
      const sure = all.filter(({ outcome }) => outcome !== "unknown").slice(-most);
      for (const { purchase, outcome } of [...unsure, ...sure]) {
        const again = await redeem(purchase);
        if (again === "unknown") history.complain(`purchase ${purchase.mark} has no answer in calm`);
        if (outcome === "fail" && again === "ok")
          history.complain(`purchase ${purchase.mark} was refused, and then taken`);
      }
    },
  };
}

function decimal(minor: bigint): string {
  return `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`;
}

/** The codes that the customer's page shows: those of vouchers that can be spent. */
export async function codesOn(url: string, cookie: string): Promise<string[]> {
  const { answer } = await call(url, { headers: { cookie } });
  const shown = answer?.text.matchAll(/data-voucher-code[^>]*>([0-9A-Z-]{24})</g) ?? [];
  return [...shown].flatMap(([, code]) => code ?? []);
}
