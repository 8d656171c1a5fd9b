import type { History, Outcome } from "../history";
import type { Filing } from "./customer";
import { filled } from "./forms";
import { call, formAt } from "./web";

export type GivenPayee = {
  /** Of an account or of the original payment: no two are alike, so that it is known on record. */
  number: string;
  method: "bank-transfer" | "original-payment";
  /** An account without its bank is refused. */
  isValid: boolean;
};

/**
 * Says on the private page where the money goes; the same details may be sent again. Null: nothing is asked there now.
 */
export async function givePayee(
  origin: string,
  { reference, cookie }: Filing,
  { payee, history }: { payee: GivenPayee; history: History },
): Promise<Outcome | null> {
  const { number, method, isValid } = payee;
  const url = `${origin}/complaints/${reference}`;
  const form = await formAt(url, { cookie, wanted: ({ html }) => html.includes('name="account"') });
  if (!form) return null;
  const settle = (outcome: Outcome) => {
    history.note("payee", number, outcome);
    return outcome;
  };
  const account = { holder: "Robin Weaver", account: number, bank: isValid ? "822" : "", country: "TW" };
  const place = method === "bank-transfer" ? account : { paymentReference: number };
  const body = filled(form, { method, ...place });
  const sent = await call(url, { method: "POST", body, headers: { origin, cookie } });
  if (!sent.answer) return settle(sent.sent ? "unknown" : "fail");
  const { status, location, text } = sent.answer;
  if (status === 303 && location.includes("sent=payee")) return settle("ok");
  if (isValid) return settle("unknown");
  if (!text.includes(number)) history.complain(`the account ${number} was lost by an answer ${status}`);
  return settle("fail");
}
