import { randomUUID } from "node:crypto";
import type { History, Outcome } from "../history";
import { filled, type PageForm } from "./forms";
import { type Answer, call, formAt } from "./web";

/** A customer at a browser without JavaScript. */
export type Filing = { reference: string; cookie: string };

export type Customer = ReturnType<typeof customerOf>;

/** What one customer can do; each step notes what it was told, and answers null where it has to be tried again. */
export function customerOf(origin: string, history: History) {
  // Opened once and sent whenever: a form that was open before the fault is what people lose.
  let emptyForm: PageForm | null = null;

  /** A page that answers a posted text with anything but a redirect must give the text back. */
  function mustKeep(text: string, { status, text: page }: Answer): void {
    if (!page.includes(text)) history.complain(`the text ${text} was lost by an answer ${status}`);
  }

  function settle(kind: "file" | "reply" | "accept", key: string, outcome: Outcome): Outcome {
    history.note(kind, key, outcome);
    return outcome;
  }

  return {
    /** Files under one token until it is told yes. A filing without any contact is refused. */
    async file(mark: string, token: string, isValid: boolean): Promise<Filing | "refused" | null> {
      const url = `${origin}/complaints/new`;
      emptyForm ??= await formAt(url, { cookie: "", wanted: ({ hidden }) => hidden.has("token") });
      if (!emptyForm) return null;
      const body = filled(emptyForm, {
        token,
        startedAt: String(Date.now() - 60_000),
        description: `The room was not ready and nobody could say why. ${mark}`,
        category: "service",
        orderReference: mark,
        amountPaid: "4800.00",
        currency: "TWD",
        name: "Robin Weaver",
        email: isValid ? `${mark}@example.com` : "",
        phone: "",
      });
      const sent = await call(url, { method: "POST", body, headers: { origin } });
      if (!sent.answer) {
        settle("file", mark, sent.sent ? "unknown" : "fail");
        return null;
      }
      const { status, location, cookies } = sent.answer;
      if (status === 303 && location.includes("/complaints/filed")) {
        settle("file", mark, "ok");
        const cookie = cookies.find((one) => one.startsWith("amends-link="));
        const reference = /Path=\/complaints\/([^;]+)/i.exec(cookie ?? "")?.[1];
        if (!cookie || !reference) history.complain(`filing ${mark} gave no private link`);
        return { reference: reference ?? "", cookie: cookie?.split(";")[0] ?? "" };
      }
      mustKeep(mark, sent.answer);
      settle("file", mark, isValid ? "unknown" : "fail");
      return isValid ? null : "refused";
    },

    async reply({ reference, cookie }: Filing, mark: string, token: string): Promise<Outcome | null> {
      const url = `${origin}/complaints/${reference}`;
      const form = await formAt(url, { cookie, wanted: ({ html }) => html.includes('name="body"') });
      if (!form) return null;
      const body = filled(form, { token, body: `One thing more: the lamp is broken. ${mark}` });
      const sent = await call(url, { method: "POST", body, headers: { origin, cookie } });
      if (!sent.answer) return settle("reply", mark, sent.sent ? "unknown" : "fail");
      if (sent.answer.status === 303) return settle("reply", mark, "ok");
      mustKeep(mark, sent.answer);
      return settle("reply", mark, "unknown");
    },

    /** Accepts the first open offer on the page. Null: there is none to be seen now. */
    async accept({ reference, cookie }: Filing): Promise<Outcome | null> {
      const url = `${origin}/complaints/${reference}`;
      const isAccept = ({ hidden }: PageForm) => hidden.get("answer") === "accept";
      const form = await formAt(url, { cookie, wanted: isAccept });
      const awardId = form?.hidden.get("awardId");
      if (!form || !awardId) return null;
      const sent = await call(url, { method: "POST", body: filled(form, {}), headers: { origin, cookie } });
      if (!sent.answer) return settle("accept", awardId, sent.sent ? "unknown" : "fail");
      const { status, location } = sent.answer;
      const yes = status === 303 && location.includes("offer=accepted");
      return settle("accept", awardId, yes ? "ok" : "unknown");
    },

    newToken: () => randomUUID(),
  };
}
